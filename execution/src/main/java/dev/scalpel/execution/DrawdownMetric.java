package dev.scalpel.execution;

import dev.scalpel.execution.minute.TradingReport;
import dev.scalpel.invocation.EmbeddedMetric;
import dev.scalpel.settings.deployment.MetricNames;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The heartbeat of trading: a log line whenever the first shard has handled a new bar, so that no lines mean no bars. Its value is the
 * account's drawdown, so that one metric serves two alarms. The first shard also looks after the others: how many are silent is another
 * line. So the number of metrics and alarms does not grow with the shards.
 */
@FunctionalInterface
public interface DrawdownMetric {

    DrawdownMetric NONE = report -> {};

    /** @param report of an invocation that covered the whole first shard, or all */
    void record(TradingReport report);

    /** Lines in the embedded metric format, from which CloudWatch Logs extracts metrics. */
    static DrawdownMetric embedded(String functionName, Consumer<String> lines) {
        Map<String, String> function = Map.of(MetricNames.FUNCTION_DIMENSION, functionName);
        return report -> {
            if (report.newBar()) {
                Map<String, Double> extra = BarAge.oldestSeconds(report)
                        .map(age -> Map.of(BarAge.METRIC, age))
                        .orElse(Map.of());
                lines.accept(EmbeddedMetric.line(
                        report.at(), MetricNames.DRAWDOWN, report.drawdown().orElse(0.0), function, extra));
            }
            report.silentShards()
                    .ifPresent(silent -> lines.accept(EmbeddedMetric.line(
                            report.at(), MetricNames.SILENT_SHARDS, silent.size(), function, Map.of())));
        };
    }
}
