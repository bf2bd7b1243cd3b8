package dev.scalpel.settings;

import dev.scalpel.settings.key.SettingKey;
import dev.scalpel.settings.key.SettingKeys;
import dev.scalpel.settings.naming.NameSuggestion;
import dev.scalpel.settings.portfolio.PortfolioVariables;
import dev.scalpel.settings.type.RawValue;
import dev.scalpel.settings.type.SettingSource;
import dev.scalpel.settings.type.SettingsProblem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the environment overrides, and variables that only look like settings. */
final class EnvironmentEntries {

    private static final String PREFIX = "SCALPEL_";

    /** Variables of ours that are not settings: locations, API keys, and what the tests and the launcher read. */
    private static final Set<String> NOT_SETTINGS = Set.of(
            "SCALPEL_HOME",
            "SCALPEL_DATA",
            "SCALPEL_API_KEY",
            "SCALPEL_API_SECRET",
            "SCALPEL_MEMORY",
            "SCALPEL_LOG",
            "SCALPEL_TERMINAL",
            "SCALPEL_OUT_TERMINAL",
            "SCALPEL_IN_TERMINAL",
            "SCALPEL_COLUMNS",
            "SCALPEL_LINES",
            "SCALPEL_PROGRAM");

    private static final int MAX_EDITS = 2;

    private EnvironmentEntries() {}

    static List<GivenValue> of(Map<String, String> environment) {
        List<GivenValue> found = new ArrayList<>();
        for (SettingKey<?> key : SettingKeys.all()) {
            for (String name : names(key)) {
                String text = environment.get(name);
                if (text != null) {
                    RawValue raw = new RawValue.Scalar(text, false, new SettingSource.Variable(name));
                    found.add(new GivenValue(name, key.variable(), key, raw));
                }
            }
        }
        return found;
    }

    private static List<String> names(SettingKey<?> key) {
        return Stream.concat(Stream.of(key.variable()), FormerNames.variableOf(key).stream())
                .toList();
    }

    /**
     * Adds misspelt names to the problems and returns the other unknown ones, which override nothing. Values are never
     * repeated: they may be secrets.
     *
     * @param keyVariables the variables that hold the API key and its secret
     */
    static List<String> unknown(
            Map<String, String> environment, Set<String> keyVariables, List<SettingsProblem> problems) {
        Set<String> settings = new HashSet<>();
        SettingKeys.all().forEach(key -> settings.addAll(names(key)));
        List<String> ignored = new ArrayList<>();
        for (String name : new TreeMap<>(environment).keySet()) {
            if (!name.startsWith(PREFIX)
                    || settings.contains(name)
                    || PortfolioVariables.isVariable(name)
                    || NOT_SETTINGS.contains(name)
                    || keyVariables.contains(name)) {
                continue;
            }
            Optional<String> nearest = settings.stream()
                    .filter(known -> NameSuggestion.distance(known, name) <= MAX_EDITS)
                    .min(String::compareTo)
                    .map(FormerNames::presentName);
            if (nearest.isPresent()) {
                String rule = "is not a setting";
                problems.add(
                        new SettingsProblem(name, new SettingSource.Variable(name), Optional.empty(), rule, nearest));
            } else {
                ignored.add(name);
            }
        }
        return ignored;
    }
}
