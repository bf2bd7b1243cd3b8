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

/** An exchange as Scalpel knows it. Adding one is one class, named in {@code META-INF/services}. */
public interface MarketDataVenue {

    /** The name used in settings and keys: lower-case letters. */
    String name();

    /** Sets XChange up without a request: public data only, no keys. */
    Exchange connect(VenueAddress address, VenueClock clock, Duration timeout);

    /** The venue's own minute bars. Empty where it has none, or none that can be paged: then bars come from trades. */
    Optional<KlineReader> klines(Exchange exchange);

    /** The venue's public trades; by itself what any XChange venue gives: the newest ones. */
    default TradeReader trades(Exchange exchange, VenueClock clock) {
        return new RecentTrades(exchange, clock);
    }

    /** What the venue says of its instruments; empty where it has no such call that we know. */
    default Optional<InstrumentReader> instruments(Exchange exchange) {
        return Optional.empty();
    }

    Instant serverTime(Exchange exchange) throws IOException;

    /** Why this cloud region cannot reach the venue; empty where it can. */
    Optional<String> refusalFrom(String cloudRegion);

    static CurrencyPair pair(Symbol symbol) {
        return new CurrencyPair(symbol.base(), symbol.quote());
    }
}
