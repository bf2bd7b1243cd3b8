package dev.scalpel.venue.generic.kraken;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.market.InstrumentReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** One pair as a {@link VenueInstrument}: "Get Tradable Asset Pairs". */
final class KrakenInstruments implements InstrumentReader {

    private final KrakenApi api;

    KrakenInstruments(KrakenApi api) {
        this.api = api;
    }

    @Override
    public VenueInstrument read(Symbol symbol) throws IOException {
        return instrument(symbol, api.assetPair(KrakenAdapter.pair(symbol)));
    }

    static VenueInstrument instrument(Symbol symbol, JsonNode row) throws IOException {
        VenueFilters filters = new VenueFilters(
                size(row, "tick_size").orElse(decimals(row, "pair_decimals")),
                decimals(row, "lot_decimals"),
                size(row, "ordermin").orElse(BigDecimal.ZERO),
                VenueFilters.UNKNOWN.maxQuantity(),
                size(row, "costmin").orElse(BigDecimal.ZERO));
        String status = row.path("status").asText();
        return new VenueInstrument(
                Instrument.spot(new InstrumentId(KrakenAdapter.NAME, symbol), filters),
                status(status),
                kinds(status),
                false,
                false);
    }

    /** While only resting orders are accepted, none of ours that trades at once is. */
    private static MarketStatus status(String status) {
        return switch (status) {
            case "online", "limit_only" -> MarketStatus.OPEN;
            case "cancel_only", "post_only", "reduce_only" -> MarketStatus.CANCEL_ONLY;
            default -> MarketStatus.UNKNOWN;
        };
    }

    /** "Add order", {@code ordertype}. */
    private static Set<OrderKind> kinds(String status) {
        Set<OrderKind> kinds = EnumSet.of(OrderKind.LIMIT, OrderKind.POST_ONLY, OrderKind.STOP_LIMIT);
        if (!status.equals("limit_only")) {
            kinds.add(OrderKind.MARKET);
            kinds.add(OrderKind.STOP_MARKET);
        }
        return kinds;
    }

    private static BigDecimal decimals(JsonNode row, String field) throws IOException {
        JsonNode scale = row.path(field);
        if (!scale.isInt()) {
            throw new IOException("the pair has no " + field);
        }
        return BigDecimal.ONE.movePointLeft(scale.intValue());
    }

    /** A size that applies: present, and not 0. */
    private static Optional<BigDecimal> size(JsonNode row, String field) throws IOException {
        JsonNode value = row.path(field);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(value.asText())).filter(size -> size.signum() > 0);
        } catch (NumberFormatException notANumber) {
            throw new IOException(field + " is not a number: " + value, notANumber);
        }
    }
}
