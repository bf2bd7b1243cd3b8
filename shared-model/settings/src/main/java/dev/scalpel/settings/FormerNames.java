package dev.scalpel.settings;

import dev.scalpel.settings.key.ExecutionKeys;
import dev.scalpel.settings.key.LimitKeys;
import dev.scalpel.settings.key.SettingKey;
import dev.scalpel.settings.naming.VariableName;
import dev.scalpel.settings.type.RawValue;
import dev.scalpel.settings.type.SettingSource;
import dev.scalpel.settings.type.SettingsProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Names that settings and their values had in the version before. They still work, with a warning that gives the present
 * name. The next version removes an entry that this one has added.
 */
final class FormerNames {

    private static final Map<String, SettingKey<?>> KEYS = keys();

    private static final Map<SettingKey<?>, Map<String, String>> VALUES =
            Map.of(ExecutionKeys.ENTRY, Map.of("marketable", "taker"));

    private FormerNames() {}

    private static Map<String, SettingKey<?>> keys() {
        Map<String, SettingKey<?>> keys = new LinkedHashMap<>();
        keys.put("retrieval.everyMinutes", ExecutionKeys.RETRIEVAL_INTERVAL);
        keys.put("execution.everyMinutes", ExecutionKeys.EXECUTION_INTERVAL);
        keys.put("exchange.address", ExecutionKeys.VENUE_ADDRESS);
        keys.put("exchange.recvWindowMillis", ExecutionKeys.RECV_WINDOW);
        keys.put("exchange.secretName", ExecutionKeys.SECRET_NAME);
        keys.put("exchange.keyVariable", ExecutionKeys.KEY_VARIABLE);
        keys.put("exchange.secretVariable", ExecutionKeys.SECRET_VARIABLE);
        keys.put("exchange.liveConfirmation", ExecutionKeys.LIVE_CONFIRMATION);
        keys.put("exchange.unrehearsed", ExecutionKeys.UNREHEARSED);
        keys.put("limits.lossesInARow", LimitKeys.MAX_CONSECUTIVE_LOSSES);
        keys.put("limits.lossesPauseMinutes", LimitKeys.CONSECUTIVE_LOSS_PAUSE);
        return keys;
    }

    /** Present keys by their former path. */
    static Map<String, SettingKey<?>> byPath() {
        return KEYS;
    }

    static Optional<String> pathOf(SettingKey<?> key) {
        return KEYS.entrySet().stream()
                .filter(entry -> entry.getValue() == key)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static Optional<String> variableOf(SettingKey<?> key) {
        return pathOf(key).map(VariableName::of);
    }

    /** Present values of a key by their former name. */
    static Map<String, String> valuesOf(SettingKey<?> key) {
        return VALUES.getOrDefault(key, Map.of());
    }

    /** The present name of a path, section or variable; itself if it never changed. */
    static String presentName(String name) {
        for (Map.Entry<String, SettingKey<?>> entry : KEYS.entrySet()) {
            String former = entry.getKey();
            SettingKey<?> key = entry.getValue();
            if (name.equals(former)) {
                return key.path();
            }
            if (name.equals(VariableName.of(former))) {
                return key.variable();
            }
            if (name.equals(section(former))) {
                return section(key.path());
            }
        }
        return name;
    }

    /** Sections in which at least one former path lies. */
    static Set<String> sections() {
        Set<String> sections = new TreeSet<>();
        KEYS.keySet().forEach(path -> sections.add(section(path)));
        return sections;
    }

    /**
     * The values of one source by their present key and name.
     *
     * @param problems gets one for each setting that is given by both its names
     * @param warnings gets one for each former name that is used
     */
    static Map<SettingKey<?>, RawValue> resolve(
            List<GivenValue> given, List<SettingsProblem> problems, List<String> warnings) {
        Map<SettingKey<?>, GivenValue> byKey = new LinkedHashMap<>();
        Map<SettingKey<?>, RawValue> resolved = new LinkedHashMap<>();
        for (GivenValue value : given) {
            GivenValue other = byKey.putIfAbsent(value.key(), value);
            if (other != null) {
                problems.add(givenTwice(value.isFormer() ? value : other, value.isFormer() ? other : value));
                continue;
            }
            if (value.isFormer()) {
                warnings.add(warning(value.raw().origin(), value.name(), value.presentName()));
            }
            resolved.put(value.key(), presentValue(value, warnings));
        }
        return resolved;
    }

    private static RawValue presentValue(GivenValue given, List<String> warnings) {
        if (given.raw() instanceof RawValue.Scalar scalar) {
            String present = valuesOf(given.key()).get(scalar.text());
            if (present != null) {
                String path = given.key().path();
                warnings.add(warning(scalar.origin(), path + ": " + scalar.text(), path + ": " + present));
                return new RawValue.Scalar(present, scalar.quoted(), scalar.origin());
            }
        }
        return given.raw();
    }

    private static SettingsProblem givenTwice(GivenValue former, GivenValue present) {
        String rule = "is the former name of " + present.name() + ", which is set too ("
                + present.raw().origin() + "): remove one of them";
        return new SettingsProblem(former.name(), former.raw().origin(), Optional.empty(), rule, Optional.empty());
    }

    private static String warning(SettingSource origin, String former, String present) {
        return origin + ": " + former + " is deprecated and will stop working in the next version: write " + present;
    }

    private static String section(String path) {
        return path.substring(0, path.indexOf('.'));
    }
}
