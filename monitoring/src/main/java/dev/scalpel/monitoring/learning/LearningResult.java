package dev.scalpel.monitoring.learning;

import dev.scalpel.market.Symbol;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The result of one learning.
 *
 * @param method its name
 * @param explanation the reason, as a sentence
 * @param figures behind the outcome, by name, in order
 */
public record LearningResult(
        String method, Symbol symbol, Outcome outcome, String explanation, Map<String, Double> figures) {

    /** What happened to the challenger. */
    public enum Outcome {
        ADOPTED,
        /** Judged, and not better than the champion. */
        REFUSED,
        /** Not judged: too little data, or no time. */
        SKIPPED,
        FAILED
    }

    public LearningResult {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
        figures.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("figure '" + name + "' must be finite: " + value);
            }
        });
    }

    public static LearningResult skipped(String method, Symbol symbol, String explanation) {
        return new LearningResult(method, symbol, Outcome.SKIPPED, explanation, Map.of());
    }
}
