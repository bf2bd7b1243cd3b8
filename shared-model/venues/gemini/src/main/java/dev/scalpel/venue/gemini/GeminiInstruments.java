package dev.scalpel.venue.gemini;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
import dev.scalpel.trading.instrument.InstrumentKind;
import dev.scalpel.trading.instrument.TradingSession;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.market.InstrumentReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** Pairs of {@code GET /v1/symbols/details/{symbol}} as instruments: spot only, the perpetuals belong to other accounts. */
final class GeminiInstruments implements InstrumentReader {

    /** There is no largest order, and no least value of one. */
    private static final BigDecimal MAX_QUANTITY = new BigDecimal("1000000000000");

    private final GeminiHttp http;

    GeminiInstruments(GeminiHttp http) {
        this.http = http;
    }

    @Override
    public VenueInstrument read(Symbol symbol) throws IOException {
        return instrument(
                symbol, http.get("/v1/symbols/details/" + GeminiAdapter.name(symbol), new TypeReference<>() {}));
    }

    static VenueInstrument instrument(Symbol symbol, GeminiResponses.Details details) {
        boolean spot = details.productType() == null || details.productType().equals("spot");
        // Two pairs may have names that are the same without the slash.
        boolean same = details.base().equalsIgnoreCase(symbol.base())
                && details.quote().equalsIgnoreCase(symbol.quote());
        if (!spot || !same) {
            throw new VenueException(
                    VenueException.Kind.NOT_LISTED, GeminiAdapter.NAME + ": there is no spot pair " + symbol);
        }
        return new VenueInstrument(
                new Instrument(
                        new InstrumentId(GeminiAdapter.NAME, symbol),
                        InstrumentKind.SPOT,
                        symbol.quote(),
                        filters(details),
                        TradingSession.ALWAYS_OPEN,
                        false,
                        Optional.empty()),
                status(details.status()),
                Set.of(OrderKind.LIMIT, OrderKind.POST_ONLY, OrderKind.STOP_LIMIT),
                false,
                false);
    }

    private static VenueFilters filters(GeminiResponses.Details details) {
        return new VenueFilters(
                        details.quoteIncrement(),
                        details.tickSize(),
                        details.minOrderSize(),
                        MAX_QUANTITY,
                        BigDecimal.ZERO)
                .plain();
    }

    /**
     * "Get Symbol Details", "status". All orders of the API are limit orders, so that {@code limit_only} excludes none; what trades
     * at once is refused while the market is {@code post_only}.
     */
    private static MarketStatus status(String status) {
        return switch (status) {
            case "open", "limit_only" -> MarketStatus.OPEN;
            case "cancel_only", "post_only" -> MarketStatus.CANCEL_ONLY;
            case "closed" -> MarketStatus.CLOSED;
            default -> MarketStatus.UNKNOWN;
        };
    }
}
