package dev.scalpel.monitoring.records;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A change of the champion, from the registry.
 *
 * @param modelId empty for flat
 * @param reason why the gate changed it, or did not
 * @param figures of the gate, by name, in its order
 */
public record ChampionChange(Instant at, Optional<String> modelId, String reason, Map<String, Double> figures) {

    public ChampionChange {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    public String champion() {
        return modelId.orElse("flat");
    }
}
