package dev.scalpel.venue.trading;

import dev.scalpel.venue.VenueAddress;
import dev.scalpel.venue.VenueClock;
import dev.scalpel.venue.credentials.Credentials;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.TreeSet;

/** The venues with a trading adapter on the class path. */
public final class TradingVenues {

    private static final Map<String, Connector> BY_NAME = table();

    private TradingVenues() {}

    /** Connects one adapter; named in {@code META-INF/services}. */
    public interface Connector {

        /** The name used in settings and keys. */
        String name();

        /** Sets the venue up without a request. */
        TradingVenue connect(
                VenueAddress address, VenueClock clock, Credentials credentials, Duration timeout, int windowMillis);
    }

    static Connector named(String name) {
        return Optional.ofNullable(BY_NAME.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no venue called '" + name
                        + "' takes orders; there are: " + String.join(", ", new TreeSet<>(BY_NAME.keySet()))));
    }

    private static Map<String, Connector> table() {
        Map<String, Connector> table = new TreeMap<>();
        ServiceLoader.load(Connector.class).forEach(connector -> table.put(connector.name(), connector));
        return Map.copyOf(table);
    }
}
