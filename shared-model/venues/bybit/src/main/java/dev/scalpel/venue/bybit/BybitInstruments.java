package dev.scalpel.venue.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.market.InstrumentReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** "Get Instruments Info". */
final class BybitInstruments implements InstrumentReader {

    /** The maximum quantity where none is stated. */
    private static final BigDecimal NO_LIMIT = new BigDecimal("1e12");

    private static final Set<OrderKind> SPOT_KINDS = EnumSet.of(
            OrderKind.LIMIT, OrderKind.POST_ONLY, OrderKind.MARKET, OrderKind.STOP_MARKET, OrderKind.STOP_LIMIT);

    private final BybitHttp http;

    BybitInstruments(BybitHttp http) {
        this.http = http;
    }

    @Override
    public VenueInstrument read(Symbol symbol) throws IOException {
        return spot(symbol, row(symbol));
    }

    private JsonNode row(Symbol symbol) throws IOException {
        JsonNode list = http.send(Category.SPOT.get("/v5/market/instruments-info", symbol))
                .path("list");
        for (JsonNode row : list) {
            if (Values.text(row, "symbol").equals(Category.name(symbol))) {
                return row;
            }
        }
        throw new VenueException(
                VenueException.Kind.NOT_LISTED, Category.SPOT.venue() + ": instruments-info does not list " + symbol);
    }

    /**
     * Of the limits for limit and market orders the stricter one, so that any exit is one order. The smallest quantity is "deprecated,
     * no longer check minOrderQty, check minOrderAmt instead".
     */
    static VenueInstrument spot(Symbol symbol, JsonNode row) {
        JsonNode lots = row.path("lotSizeFilter");
        BigDecimal limit = Values.positive(lots, "maxLimitOrderQty")
                .or(() -> Values.positive(lots, "maxOrderQty"))
                .orElse(NO_LIMIT);
        BigDecimal market = Values.positive(lots, "maxMarketOrderQty")
                .or(() -> Values.positive(lots, "maxOrderQty"))
                .orElse(NO_LIMIT);
        VenueFilters filters = new VenueFilters(
                plain(Values.required(row.path("priceFilter"), "tickSize")),
                plain(Values.required(lots, "basePrecision")),
                BigDecimal.ZERO,
                plain(limit.min(market)),
                plain(Values.orZero(lots, "minOrderAmt")));
        return new VenueInstrument(
                Instrument.spot(new InstrumentId(Category.SPOT.venue(), symbol), filters),
                status(row),
                SPOT_KINDS,
                false,
                false);
    }

    /** "Enums Definitions", "status". */
    static MarketStatus status(JsonNode row) {
        return switch (Values.text(row, "status")) {
            case "Trading" -> MarketStatus.OPEN;
            case "PreLaunch", "Delivering", "Closed" -> MarketStatus.CLOSED;
            default -> MarketStatus.UNKNOWN;
        };
    }

    private static BigDecimal plain(BigDecimal amount) {
        return Optional.of(amount.stripTrailingZeros())
                .map(size -> size.scale() < 0 ? size.setScale(0) : size)
                .orElseThrow();
    }
}
