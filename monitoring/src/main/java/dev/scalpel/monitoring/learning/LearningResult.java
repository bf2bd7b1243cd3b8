package dev.scalpel.monitoring.learning;

import dev.scalpel.market.Symbol;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a learning tried and what became of it.
 *
 * @param method its name
 * @param words why, in a sentence
 * @param figures behind it, by name, in their order
 */
public record LearningResult(String method, Symbol symbol, Outcome outcome, String words, Map<String, Double> figures) {

    /** What became of the challenger. */
    public enum Outcome {
        ADOPTED,
        /** Tried, and not better than what there is. */
        REFUSED,
        /** Not tried: there was nothing to learn from, or no time. */
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

    public static LearningResult skipped(String method, Symbol symbol, String words) {
        return new LearningResult(method, symbol, Outcome.SKIPPED, words, Map.of());
    }
}
