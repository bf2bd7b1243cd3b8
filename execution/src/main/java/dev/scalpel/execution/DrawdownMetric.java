package dev.scalpel.execution;

import dev.scalpel.execution.minute.TradingReport;
import dev.scalpel.invocation.EmbeddedMetric;
import dev.scalpel.settings.deployment.MetricNames;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The heartbeat of trading: a line in the log for each shard whenever a new bar of it was handled, so that a shard's
 * silence is the silence of its bars. Its value is the account's drawdown, so that one metric serves two alarms.
 */
@FunctionalInterface
public interface DrawdownMetric {

    DrawdownMetric NONE = (report, shards) -> {};

    /** @param shards which the report is about, whole; empty when only some symbols were asked for */
    void tell(TradingReport report, List<String> shards);

    /** Lines such as CloudWatch Logs takes metrics from. */
    static DrawdownMetric embedded(String functionName, Consumer<String> lines) {
        return (report, shards) -> {
            if (report.newBar()) {
                Map<String, Double> besides = BarAge.oldestSeconds(report)
                        .map(age -> Map.of(BarAge.FIGURE, age))
                        .orElse(Map.of());
                shards.forEach(shard -> lines.accept(EmbeddedMetric.line(
                        report.at(),
                        MetricNames.DRAWDOWN,
                        report.drawdown().orElse(0.0),
                        Map.of(MetricNames.FUNCTION_DIMENSION, functionName, MetricNames.SHARD_DIMENSION, shard),
                        besides)));
            }
        };
    }
}
