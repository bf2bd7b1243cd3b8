package dev.scalpel.monitoring.report.summary;

import dev.scalpel.statistics.Drawdown;
import java.time.Duration;

/** A drawdown in words. */
public final class DrawdownText {

    private static final double MILLIS_PER_HOUR = Duration.ofHours(1).toMillis();

    private DrawdownText() {}

    public static String end(Drawdown drawdown) {
        return drawdown.recovered().map(MetricFormat::minute).orElse("not recovered");
    }

    public static String length(Drawdown drawdown) {
        return MetricFormat.hours(drawdown.length().toMillis() / MILLIS_PER_HOUR);
    }

    /** One line: depth, start, trough, end, duration. */
    public static String sentence(Drawdown drawdown) {
        return MetricFormat.percent(drawdown.depth()) + " from " + MetricFormat.minute(drawdown.peak())
                + ", trough " + MetricFormat.minute(drawdown.trough()) + ", "
                + drawdown.recovered()
                        .map(end -> "until " + MetricFormat.minute(end) + " (")
                        .orElse("not recovered (")
                + length(drawdown) + ")";
    }
}
