package dev.scalpel.settings.portfolio;

import dev.scalpel.settings.naming.NameSuggestion;
import dev.scalpel.settings.type.RawValue.Entry;
import dev.scalpel.settings.type.SettingSource;
import dev.scalpel.settings.type.SettingsProblem;
import dev.scalpel.settings.type.ValueType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One table with known names; reports every other one. */
final class PortfolioTable {

    private final String path;
    private final List<Entry> entries;
    private final List<SettingsProblem> problems;

    PortfolioTable(String path, List<Entry> entries, Set<String> known, List<SettingsProblem> problems) {
        this.path = path;
        this.entries = entries;
        this.problems = problems;
        for (Entry entry : entries) {
            String key = entry.name().split("\\.", 2)[0];
            boolean nested = entry.name().contains(".");
            if (key.isEmpty() || (nested != PortfolioFormat.TABLES.contains(key) && known.contains(key))) {
                String table = key.isEmpty() ? path : path + "." + key;
                String rule = nested ? "must be one value" : "must be a table";
                problems.add(SettingsProblem.of(
                        table, entry.value().origin(), entry.value().text(), rule));
            } else if (!known.contains(key)) {
                String rule = "is not a setting here: " + known.stream().collect(Collectors.joining(", "));
                problems.add(new SettingsProblem(
                        path + "." + key,
                        entry.value().origin(),
                        Optional.empty(),
                        rule,
                        NameSuggestion.among(known, key)));
            }
        }
    }

    String path() {
        return path;
    }

    /** A table within this one, with known names of its own. */
    PortfolioTable inner(String name, List<Entry> inner, Set<String> known) {
        return new PortfolioTable(path + "." + name, inner, known, problems);
    }

    void problem(SettingsProblem problem) {
        problems.add(problem);
    }

    <T> Optional<T> read(String name, Entry entry, ValueType<T> type) {
        return type.read(path + "." + name, entry.value(), problems);
    }

    boolean isNamed(String name) {
        if (!PortfolioFormat.NAME.matcher(name).matches()) {
            problems.add(SettingsProblem.of(path, origin(), name, PortfolioFormat.NAME_RULE));
            return false;
        }
        return true;
    }

    <T> Optional<T> value(String key, ValueType<T> type) {
        return entry(key).flatMap(entry -> type.read(path + "." + key, entry.value(), problems));
    }

    <T> Optional<T> required(String key, ValueType<T> type) {
        if (entry(key).isEmpty()) {
            problems.add(new SettingsProblem(
                    path + "." + key, origin(), Optional.empty(), "is missing: " + type.rule(), Optional.empty()));
        }
        return value(key, type);
    }

    void requireThat(String key, boolean holds, String value, String rule) {
        if (!holds) {
            SettingSource at = entry(key).map(entry -> entry.value().origin()).orElse(origin());
            problems.add(SettingsProblem.of(path + "." + key, at, value, rule));
        }
    }

    List<Entry> below(String key) {
        return entries.stream()
                .filter(entry -> entry.name().startsWith(key + "."))
                .map(entry -> new Entry(entry.name().substring(key.length() + 1), entry.value()))
                .toList();
    }

    /** Whether one of these settings is given, well or badly. */
    boolean hasAny(String... keys) {
        return Stream.of(keys).anyMatch(key -> entry(key).isPresent());
    }

    private Optional<Entry> entry(String key) {
        return entries.stream().filter(entry -> entry.name().equals(key)).findFirst();
    }

    /** Where the table begins. */
    private SettingSource origin() {
        return entries.get(0).value().origin();
    }
}
