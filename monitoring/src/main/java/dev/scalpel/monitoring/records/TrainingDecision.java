package dev.scalpel.monitoring.records;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A training that reached a decision.
 *
 * @param at the end of its bars
 * @param summary the decision and the gate's reason
 * @param figures of the gate, by name, in its order
 * @param trials finished, including those stopped early
 * @param pruned stopped early
 * @param seconds in total
 */
public record TrainingDecision(
        Instant at, String summary, Map<String, Double> figures, int trials, int pruned, double seconds) {

    public TrainingDecision {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
}
