package dev.scalpel.promotion;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The decision of a comparison and the reasons for it.
 *
 * @param explanation {@code kept MODEL: 12 < 20 trades over 72 unseen hours, 12 trades}
 */
public record Verdict(boolean promoted, List<GateCheck> checks, String explanation) {

    public Verdict {
        checks = List.copyOf(checks);
    }

    /** The figures by name, in the order of the checks; undefined ones are omitted. */
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (GateCheck check : checks) {
            check.value().value().ifPresent(value -> figures.put(check.name(), value));
        }
        return Collections.unmodifiableMap(figures);
    }
}
