package dev.scalpel.monitoring.metrics;

import dev.scalpel.statistics.Quantiles;
import dev.scalpel.statistics.Statistic;

/** From the close of the decision bar to the order, in milliseconds. */
final class OrderLatency {

    private OrderLatency() {}

    static Statistic quantile(double[] latencies, double share) {
        return latencies.length == 0 ? Statistic.undefined("no trades") : Statistic.of(Quantiles.of(latencies, share));
    }
}
