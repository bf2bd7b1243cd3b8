package dev.scalpel.training;

import dev.scalpel.invocation.EmbeddedMetric;
import dev.scalpel.settings.deployment.MetricNames;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;

/** Reports each scheduled batch whose training finished without a failure. */
@FunctionalInterface
public interface TrainingHeartbeat {

    TrainingHeartbeat NONE = (at, batch) -> {};

    void trained(Instant at, String batch);

    /** Writes log lines in CloudWatch's embedded metric format. */
    static TrainingHeartbeat embedded(String functionName, Consumer<String> lines) {
        return (at, batch) -> lines.accept(EmbeddedMetric.line(
                at,
                MetricNames.TRAINED,
                1,
                Map.of(MetricNames.FUNCTION_DIMENSION, functionName, MetricNames.BATCH_DIMENSION, batch),
                Map.of()));
    }
}
