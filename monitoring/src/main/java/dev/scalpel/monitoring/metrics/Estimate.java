package dev.scalpel.monitoring.metrics;

import dev.scalpel.statistics.Statistic;
import java.util.Optional;

/**
 * A figure and how sure one may be of it.
 *
 * @param range absent where the figure is a plain count, or there is too little to tell
 */
public record Estimate(Statistic figure, Optional<ConfidenceInterval> range) {

    public static Estimate exact(double value) {
        return new Estimate(Statistic.of(value), Optional.empty());
    }

    public static Estimate exact(Statistic figure) {
        return new Estimate(figure, Optional.empty());
    }

    /** The range is dropped where the figure itself is not defined. */
    public static Estimate of(Statistic figure, Optional<ConfidenceInterval> range) {
        return new Estimate(figure, figure.isDefined() ? range : Optional.empty());
    }
}
