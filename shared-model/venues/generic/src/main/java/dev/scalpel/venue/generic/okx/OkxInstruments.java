package dev.scalpel.venue.generic.okx;

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
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.okex.dto.marketdata.OkexInstrument;

/** One pair as a {@link VenueInstrument}: "Get instruments". It has no minimum value of an order. */
final class OkxInstruments implements InstrumentReader {

    private final OkxCalls calls;

    OkxInstruments(OkxCalls calls) {
        this.calls = calls;
    }

    @Override
    public VenueInstrument read(Symbol symbol) throws IOException {
        OkexInstrument row = calls.spot(OkxAdapter.instrument(symbol))
                .orElseThrow(() -> new VenueException(
                        VenueException.Kind.NOT_LISTED,
                        OkxAdapter.NAME + ": there is no spot pair " + OkxAdapter.instrument(symbol)));
        VenueFilters filters = new VenueFilters(
                size("tickSz", row.getTickSize()),
                size("lotSz", row.getLotSize()),
                size("minSz", row.getMinSize()),
                VenueFilters.UNKNOWN.maxQuantity(),
                BigDecimal.ZERO);
        return new VenueInstrument(
                Instrument.spot(new InstrumentId(OkxAdapter.NAME, symbol), filters),
                status(String.valueOf(row.getState())),
                EnumSet.of(OrderKind.LIMIT, OrderKind.POST_ONLY, OrderKind.MARKET, OrderKind.STOP_MARKET),
                true,
                false);
    }

    private static MarketStatus status(String state) {
        return switch (state) {
            case "live" -> MarketStatus.OPEN;
            case "suspend", "preopen", "expired", "test" -> MarketStatus.CLOSED;
            default -> MarketStatus.UNKNOWN;
        };
    }

    private static BigDecimal size(String field, @Nullable String text) throws IOException {
        try {
            return new BigDecimal(String.valueOf(text));
        } catch (NumberFormatException notANumber) {
            throw new IOException(field + " is not a number: " + text, notANumber);
        }
    }
}
