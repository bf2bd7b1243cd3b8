package dev.scalpel.monitoring.records;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A training that came to a decision.
 *
 * @param at where its bars ended
 * @param words the decision and the gate's reason
 * @param figures the gate's, by name, in its order
 * @param trials that were finished, those stopped early included
 * @param pruned stopped early
 * @param seconds it took in all
 */
public record TrainingDecision(
        Instant at, String words, Map<String, Double> figures, int trials, int pruned, double seconds) {

    public TrainingDecision {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
}
