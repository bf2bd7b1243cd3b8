package dev.scalpel.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the environment overrides, and what in it only looks as if it did. */
final class EnvironmentEntries {

    private static final String PREFIX = "SCALPEL_";

    /** Variables that are no settings: where to look, and what the tests and the launcher read. */
    private static final Set<String> NOT_SETTINGS = Set.of(
            "SCALPEL_HOME",
            "SCALPEL_DATA",
            "SCALPEL_API_KEY",
            "SCALPEL_API_SECRET",
            "SCALPEL_MEMORY",
            "SCALPEL_LOG",
            "SCALPEL_TERMINAL",
            "SCALPEL_OUT_TERMINAL",
            "SCALPEL_COLUMNS");

    private static final int MOST_SLIPS = 2;

    private EnvironmentEntries() {}

    static Map<SettingKey<?>, RawValue> of(Map<String, String> environment) {
        Map<SettingKey<?>, RawValue> found = new LinkedHashMap<>();
        for (SettingKey<?> key : SettingKeys.all()) {
            String text = environment.get(key.variable());
            if (text != null) {
                found.put(key, new RawValue.Scalar(text, false, new SettingSource.Variable(key.variable())));
            }
        }
        return found;
    }

    /**
     * Notes misspelt names among the mistakes and returns the other unknown ones, which override nothing. Values are
     * never repeated: they may be secrets.
     *
     * @param named names that settings give to variables with the exchange's keys
     */
    static List<String> unknown(Map<String, String> environment, Set<String> named, List<SettingsProblem> mistakes) {
        Set<String> settings = new HashSet<>();
        SettingKeys.all().forEach(key -> settings.add(key.variable()));
        List<String> ignored = new ArrayList<>();
        for (String name : new TreeMap<>(environment).keySet()) {
            if (!name.startsWith(PREFIX)
                    || settings.contains(name)
                    || NOT_SETTINGS.contains(name)
                    || named.contains(name)) {
                continue;
            }
            Optional<String> nearest = settings.stream()
                    .filter(known -> NameSuggestion.distance(known, name) <= MOST_SLIPS)
                    .min(String::compareTo);
            if (nearest.isPresent()) {
                String rule = "is not a setting";
                mistakes.add(
                        new SettingsProblem(name, new SettingSource.Variable(name), Optional.empty(), rule, nearest));
            } else {
                ignored.add(name);
            }
        }
        return ignored;
    }
}
