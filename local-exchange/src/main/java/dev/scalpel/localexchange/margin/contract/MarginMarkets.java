package dev.scalpel.localexchange.margin.contract;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The listed instruments by the venue's names. */
public final class MarginMarkets {

    private final Map<String, MarginMarket> markets = new LinkedHashMap<>();

    /** @param maxAggregatesPerBar rows of aggregated trades per bar */
    public MarginMarkets(List<MarginListing> listings, int maxAggregatesPerBar, long now) {
        for (MarginListing listing : listings) {
            if (markets.put(listing.name(), new MarginMarket(listing, maxAggregatesPerBar, now)) != null) {
                throw new IllegalArgumentException("listed twice: " + listing.name());
            }
        }
    }

    public List<MarginMarket> all() {
        return List.copyOf(markets.values());
    }

    public Optional<MarginMarket> find(String name) {
        return Optional.ofNullable(markets.get(name));
    }
}
