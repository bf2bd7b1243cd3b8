package dev.scalpel.monitoring.report.summary;

import dev.scalpel.monitoring.metrics.Metric;
import java.util.List;

/** The ten figures that the page and the mail begin with. */
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
            Metric.LIVE_GAP);

    private KeyMetrics() {}
}
