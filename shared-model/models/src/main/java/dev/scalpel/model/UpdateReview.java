package dev.scalpel.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether what is learned between fits, hidden units or tactics by regime, is used by a day's model, and the figures that
 * decided.
 *
 * @param used whether it changes anything
 * @param words the decision for a reader
 * @param figures behind it, by name, all finite
 */
public record UpdateReview(boolean used, String words, Map<String, Double> figures) {

    public UpdateReview {
        figures.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("figure '" + name + "' must be finite: " + value);
            }
        });
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    }
}
