package dev.scalpel.venue.market;

import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/**
 * The market half of a connected adapter, in our own types. Each read is one request. Exceptions of the library may pass:
 * the caller explains them by {@link dev.scalpel.venue.VenueErrors}.
 */
public interface MarketDataVenue {

    /** The venue's own minute bars; empty when it has none that can be paged: then bars are built from trades. */
    Optional<KlineReader> klines();

    /** The venue's public trades. One that publishes none must have {@link #klines}. */
    default TradeReader trades() {
        return (symbol, from, to) -> {
            throw new UnsupportedOperationException("the venue publishes no trades of " + symbol);
        };
    }

    /** The venue's instruments; empty when the adapter cannot read them. */
    Optional<InstrumentReader> instruments();

    /** The best prices of the venue's order books; empty when the adapter cannot read them for several symbols at once. */
    default Optional<BestPricesReader> bestPrices() {
        return Optional.empty();
    }

    /** What rests in the venue's order books; empty when the adapter cannot read it. */
    default Optional<DepthReader> depth() {
        return Optional.empty();
    }

    /** Fundings of the venue's perpetuals; empty when it has none. */
    default Optional<FundingReader> funding() {
        return Optional.empty();
    }

    /** Mark prices of the venue's perpetuals; empty when it has none. */
    default Optional<MarkPriceReader> markPrices() {
        return Optional.empty();
    }

    /** Past minutes of the prices that fundings of the venue's perpetuals are made of; empty when it has none. */
    default Optional<PriceReader> prices() {
        return Optional.empty();
    }

    /** How much of its limit on requests this machine has used; empty when the venue does not report it. */
    default Optional<RequestUsage> requestUsage() throws IOException {
        return Optional.empty();
    }

    Instant serverTime() throws IOException;
}
