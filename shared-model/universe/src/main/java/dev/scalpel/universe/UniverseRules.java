package dev.scalpel.universe;

import dev.scalpel.market.InstrumentId;

/**
 * What belongs in a universe.
 *
 * @param size how many members it has at most
 * @param quote the asset in which the venue prices them
 * @param minVolumeUsd what must be traded of a member in 24 hours, over all venues
 */
public record UniverseRules(String venue, String quote, int size, double minVolumeUsd) {

    public static final int MAX_SIZE = 1_000;

    public UniverseRules {
        InstrumentId.requireVenue(venue);
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("size must be 1 to " + MAX_SIZE + ": " + size);
        }
        if (!(minVolumeUsd >= 0)) {
            throw new IllegalArgumentException("minVolumeUsd must be >= 0: " + minVolumeUsd);
        }
    }
}
