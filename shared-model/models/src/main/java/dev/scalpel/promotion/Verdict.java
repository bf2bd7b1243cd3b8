package dev.scalpel.promotion;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the gate decided and why.
 *
 * @param words {@code kept flat: probabilistic Sharpe 0.41 < 0.995 over 1,032 hours, 212 trades}
 */
public record Verdict(boolean promoted, List<GateCheck> findings, String words) {

    public Verdict {
        findings = List.copyOf(findings);
    }

    /** The figures by name, in the order of the tests; those that could not be worked out are left out. */
    public Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        for (GateCheck finding : findings) {
            finding.value().value().ifPresent(value -> figures.put(finding.name(), value));
        }
        return Collections.unmodifiableMap(figures);
    }
}
