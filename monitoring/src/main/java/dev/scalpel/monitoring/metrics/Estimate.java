package dev.scalpel.monitoring.metrics;

import dev.scalpel.statistics.Statistic;
import java.util.Optional;

/**
 * A statistic and its confidence interval.
 *
 * @param interval empty for a plain count, or where there is too little data
 */
public record Estimate(Statistic statistic, Optional<ConfidenceInterval> interval) {

    public static Estimate exact(double value) {
        return new Estimate(Statistic.of(value), Optional.empty());
    }

    public static Estimate exact(Statistic statistic) {
        return new Estimate(statistic, Optional.empty());
    }

    /** The interval is dropped where the statistic is undefined. */
    public static Estimate of(Statistic statistic, Optional<ConfidenceInterval> interval) {
        return new Estimate(statistic, statistic.isDefined() ? interval : Optional.empty());
    }
}
