package dev.scalpel.monitoring.metrics;

import dev.scalpel.statistics.Quantiles;
import dev.scalpel.statistics.Statistic;

/** How long after the close of the decision bar orders left, in milliseconds. */
final class OrderLatency {

    private OrderLatency() {}

    static Statistic quantile(double[] latencies, double share) {
        return latencies.length == 0 ? Statistic.undefined("no trades") : Statistic.of(Quantiles.of(latencies, share));
    }
}
