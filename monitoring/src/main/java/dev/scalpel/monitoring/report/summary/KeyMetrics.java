package dev.scalpel.monitoring.report.summary;

import dev.scalpel.monitoring.metrics.Metric;
import java.util.List;

/** The ten metrics at the top of the page and the mail, and those of risk below them in the mail. */
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

    public static final List<Metric> RISK = List.of(
            Metric.ANNUAL_RETURN,
            Metric.ANNUAL_VOLATILITY,
            Metric.ANNUAL_SHARPE,
            Metric.ANNUAL_SORTINO,
            Metric.VALUE_AT_RISK,
            Metric.EXPECTED_SHORTFALL,
            Metric.WINNING_STREAK,
            Metric.LOSING_STREAK,
            Metric.ADVERSE_EXCURSION,
            Metric.FAVOURABLE_EXCURSION);

    private KeyMetrics() {}
}
