package dev.scalpel.monitoring.report.summary;

import dev.scalpel.monitoring.metrics.Metric;
import java.util.List;

/** The ten metrics at the top of the page and the mail. */
public final class KeyMetrics {

    public static final List<Metric> TEN = List.of(
            Metric.NET_RETURN,
            Metric.NET_PROFIT,
            Metric.TRADES,
            Metric.WIN_RATE,
            Metric.PROFIT_FACTOR,
            Metric.MAX_DRAWDOWN,
            Metric.SHARPE,
            Metric.EXPOSURE,
            Metric.COSTS_PAID,
            Metric.LIVE_MINUS_SIMULATED);

    private KeyMetrics() {}
}
