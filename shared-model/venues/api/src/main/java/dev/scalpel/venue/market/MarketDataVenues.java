package dev.scalpel.venue.market;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The venues whose adapters are on the class path. */
public final class MarketDataVenues {

    private static final Map<String, MarketDataVenue> BY_NAME = table();

    private MarketDataVenues() {}

    /**
     * The venue of this name.
     *
     * @throws IllegalArgumentException when there is none; the message names the existing ones
     */
    public static MarketDataVenue named(String name) {
        return Optional.ofNullable(BY_NAME.get(name))
                .orElseThrow(() -> new IllegalArgumentException(
                        "no venue is called '" + name + "'; there are: " + String.join(", ", names())));
    }

    /** Their names, in order. */
    public static List<String> names() {
        return BY_NAME.keySet().stream().sorted().toList();
    }

    private static Map<String, MarketDataVenue> table() {
        Map<String, MarketDataVenue> table = new TreeMap<>();
        ServiceLoader.load(MarketDataVenue.class).forEach(venue -> table.put(venue.name(), venue));
        return Map.copyOf(table);
    }
}
