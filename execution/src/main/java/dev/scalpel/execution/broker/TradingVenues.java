package dev.scalpel.execution.broker;

import dev.scalpel.exchange.VenueAddress;
import dev.scalpel.exchange.VenueClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The table of venues that take our orders. Adding one is one class like {@link BinanceTrading} and a line here. */
final class TradingVenues {

    private static final Map<String, Connector> BY_NAME = Map.of("binance", BinanceTrading::new);

    private TradingVenues() {}

    /** Sets a venue up without a request. */
    @FunctionalInterface
    interface Connector {
        TradingVenue connect(
                VenueAddress address, VenueClock clock, Credentials credentials, Duration timeout, int windowMillis);
    }

    static Connector named(String name) {
        return Optional.ofNullable(BY_NAME.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no venue called '" + name
                        + "' takes orders; there are: " + String.join(", ", new TreeSet<>(BY_NAME.keySet()))));
    }
}
