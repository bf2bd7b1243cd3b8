package dev.scalpel.lake.analysis;

import java.time.Instant;
import java.util.Optional;

/**
 * The trend of one instrument in one length of bars.
 *
 * @param minutes of a bar
 * @param colour {@code up}, {@code down} or {@code none}; empty where bars are missing
 * @param since when it turned to this colour, if within the bars that the rule reads
 */
public record TrendRow(
        String venue, String instrument, int minutes, Optional<String> colour, Optional<Instant> since) {}
