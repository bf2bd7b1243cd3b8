package dev.scalpel.monitoring.metrics;

import dev.scalpel.statistics.Figure;
import dev.scalpel.statistics.Quantiles;

/** How long after the close of the decision bar orders left, in milliseconds. */
final class Latency {

    private Latency() {}

    static Figure quantile(double[] latencies, double share) {
        return latencies.length == 0 ? Figure.undefined("no trades") : Figure.of(Quantiles.of(latencies, share));
    }
}
