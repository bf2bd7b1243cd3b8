package dev.scalpel.costs;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The spread samples of a finished UTC day in short.
 *
 * @param samples how many minutes were sampled
 * @param halfSpreadRate their median, as a share of the price
 */
public record SpreadDay(LocalDate day, int samples, double halfSpreadRate) {

    /** Fewer minutes say nothing about a day. */
    public static final int MIN_SAMPLES = 12;

    private static final double MAX_RATE = 0.05;

    public SpreadDay {
        if (samples < MIN_SAMPLES) {
            throw new IllegalArgumentException("a day needs at least " + MIN_SAMPLES + " samples: " + samples);
        }
        if (!(halfSpreadRate >= 0 && halfSpreadRate <= MAX_RATE)) {
            throw new IllegalArgumentException(
                    "halfSpreadRate must lie in [0, " + MAX_RATE + "]: " + halfSpreadRate + " on " + day);
        }
    }

    /** Empty for a day with fewer than {@link #MIN_SAMPLES}. */
    public static Optional<SpreadDay> of(LocalDate day, List<SpreadSample> samples) {
        if (samples.size() < MIN_SAMPLES) {
            return Optional.empty();
        }
        double median = Medians.of(samples.stream().mapToDouble(SpreadSample::halfSpreadRate));
        return Optional.of(new SpreadDay(day, samples.size(), Math.min(median, MAX_RATE)));
    }
}
