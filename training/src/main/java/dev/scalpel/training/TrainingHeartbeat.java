package dev.scalpel.training;

import dev.scalpel.invocation.EmbeddedMetric;
import dev.scalpel.settings.deployment.MetricNames;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** The heartbeat of training: a line in the log for each batch whose training ran to its end without a failure. */
@FunctionalInterface
public interface TrainingHeartbeat {

    TrainingHeartbeat NONE = (at, batch) -> {};

    void trained(Instant at, String batch);

    /** Lines such as CloudWatch Logs takes metrics from. */
    static TrainingHeartbeat embedded(String functionName, Consumer<String> lines) {
        return (at, batch) -> lines.accept(EmbeddedMetric.line(
                at,
                MetricNames.TRAINED,
                1,
                Map.of(MetricNames.FUNCTION_DIMENSION, functionName, MetricNames.BATCH_DIMENSION, batch),
                Map.of()));
    }
}
