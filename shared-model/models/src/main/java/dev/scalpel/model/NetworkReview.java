package dev.scalpel.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether hidden units add to the linear map of a score, and the figures that decided.
 *
 * @param used whether they add anything
 * @param words the decision for a reader
 * @param figures behind it, by name, all finite
 */
public record NetworkReview(boolean used, String words, Map<String, Double> figures) {

    public NetworkReview {
        figures.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("figure '" + name + "' must be finite: " + value);
            }
        });
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
    }
}
