package dev.scalpel.local.downloading;

import dev.scalpel.funding.PriceSeries;
import dev.scalpel.venue.VenueException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What was read from a venue's API.
 *
 * @param bars minutes that the store did not have
 * @param fundings that the store did not have, or had with another rate; empty where the venue has none
 * @param prices minutes that the store did not have, of the series that the venue has
 * @param failure why it ended early; what was read before is stored
 */
public record VenueDownloadSummary(
        long bars, OptionalLong fundings, Map<PriceSeries, Long> prices, Optional<VenueException> failure) {

    public VenueDownloadSummary {
        prices = Collections.unmodifiableMap(new TreeMap<>(prices));
    }
}
