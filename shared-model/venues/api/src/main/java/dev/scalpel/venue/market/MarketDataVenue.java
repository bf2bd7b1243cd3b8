package dev.scalpel.venue.market;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.currency.CurrencyPair;

/** The market data of a venue. An adapter implements it and is named in {@code META-INF/services}. */
public interface MarketDataVenue {

    /** The name used in settings and keys: lower-case letters. */
    String name();

    /** Sets XChange up without a request, for public data only. */
    Exchange connect(VenueAddress address, VenueClock clock, Duration timeout);

    /** The venue's own minute bars; empty when it has none that can be paged: then bars are built from trades. */
    Optional<KlineReader> klines(Exchange exchange);

    /** The venue's public trades; by default the newest ones, which any XChange venue has. */
    default TradeReader trades(Exchange exchange, VenueClock clock) {
        return new RecentTrades(exchange, clock);
    }

    /** The venue's instruments; empty when the adapter cannot read them. */
    default Optional<InstrumentReader> instruments(Exchange exchange) {
        return Optional.empty();
    }

    Instant serverTime(Exchange exchange) throws IOException;

    /** Why this cloud region cannot reach the venue; empty when it can. */
    Optional<String> refusalFrom(String cloudRegion);

    static CurrencyPair pair(Symbol symbol) {
        return new CurrencyPair(symbol.base(), symbol.quote());
    }
}
