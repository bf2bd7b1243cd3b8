package dev.scalpel.execution;

import dev.scalpel.execution.minute.TradingReport;
import dev.scalpel.invocation.EmbeddedMetric;
import dev.scalpel.settings.deployment.MetricNames;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The heartbeat of trading: one log line per shard whenever one of its new bars was handled, so that a shard without
 * lines is a shard without bars. Its value is the account's drawdown, so that one metric serves two alarms.
 */
@FunctionalInterface
public interface DrawdownMetric {

    DrawdownMetric NONE = (report, shards) -> {};

    /** @param shards that the report covers completely; empty when only some symbols were requested */
    void record(TradingReport report, List<String> shards);

    /** Lines in the embedded metric format, from which CloudWatch Logs extracts metrics. */
    static DrawdownMetric embedded(String functionName, Consumer<String> lines) {
        return (report, shards) -> {
            if (report.newBar()) {
                Map<String, Double> extra = BarAge.oldestSeconds(report)
                        .map(age -> Map.of(BarAge.METRIC, age))
                        .orElse(Map.of());
                shards.forEach(shard -> lines.accept(EmbeddedMetric.line(
                        report.at(),
                        MetricNames.DRAWDOWN,
                        report.drawdown().orElse(0.0),
                        Map.of(MetricNames.FUNCTION_DIMENSION, functionName, MetricNames.SHARD_DIMENSION, shard),
                        extra)));
            }
        };
    }
}
