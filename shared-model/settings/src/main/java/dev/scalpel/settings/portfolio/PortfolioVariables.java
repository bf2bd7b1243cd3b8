package dev.scalpel.settings.portfolio;

import static dev.scalpel.settings.portfolio.PortfolioFormat.LIMITS;
import static dev.scalpel.settings.portfolio.PortfolioFormat.LIMIT_KEYS;
import static dev.scalpel.settings.portfolio.PortfolioFormat.PORTFOLIO_KEYS;
import static dev.scalpel.settings.portfolio.PortfolioFormat.STRATEGIES;
import static dev.scalpel.settings.portfolio.PortfolioFormat.STRATEGY_KEYS;
import static dev.scalpel.settings.portfolio.PortfolioFormat.TABLES;
import static dev.scalpel.settings.portfolio.PortfolioFormat.groups;

import dev.scalpel.settings.naming.NameSuggestion;
import dev.scalpel.settings.naming.VariableName;
import dev.scalpel.settings.type.RawValue;
import dev.scalpel.settings.type.RawValue.Entry;
import dev.scalpel.settings.type.SettingSource;
import dev.scalpel.settings.type.SettingsProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Environment variables that override single settings of the portfolios of the file. */
public final class PortfolioVariables {

    private static final String PATH = "portfolios";

    private PortfolioVariables() {}

    /** Of the raw portfolios what variables of single settings override, or the same where none does. */
    public static RawValue override(RawValue raw, Map<String, String> environment, List<SettingsProblem> problems) {
        return raw.split() instanceof RawValue.Table table ? overridden(table, environment, problems) : raw;
    }

    /** Whether some variable names one setting of one portfolio. */
    public static boolean anyIn(Map<String, String> environment) {
        return environment.keySet().stream().anyMatch(PortfolioVariables::isVariable);
    }

    /** Whether a variable names one setting of one portfolio. */
    public static boolean isVariable(String name) {
        return name.startsWith(VariableName.of(PATH) + "_");
    }

    /** The paths of all settings that the table's portfolios and strategies have or may have, by variable. */
    private static Map<String, String> variables(RawValue.Table table) {
        Map<String, String> paths = new TreeMap<>();
        groups(table.entries()).forEach((portfolio, entries) -> {
            PORTFOLIO_KEYS.stream()
                    .filter(key -> !TABLES.contains(key))
                    .map(key -> portfolio + "." + key)
                    .forEach(path -> paths.put(variable(path), path));
            LIMIT_KEYS.stream()
                    .map(key -> String.join(".", portfolio, LIMITS, key))
                    .forEach(path -> paths.put(variable(path), path));
            groups(entries.stream()
                            .filter(entry -> entry.name().startsWith(STRATEGIES + "."))
                            .map(entry -> new Entry(entry.name().substring(STRATEGIES.length() + 1), entry.value()))
                            .toList())
                    .keySet()
                    .forEach(strategy -> STRATEGY_KEYS.stream()
                            .filter(key -> !TABLES.contains(key))
                            .map(key -> String.join(".", portfolio, STRATEGIES, strategy, key))
                            .forEach(path -> paths.put(variable(path), path)));
        });
        return paths;
    }

    /** Of a path below {@code portfolios}. */
    public static String variable(String path) {
        return VariableName.of(PATH + "." + path.replace('-', '.'));
    }

    /**
     * The table with what variables such as {@code SCALPEL_PORTFOLIOS_CRYPTO_MODE} override or add; a variable whose portfolio,
     * strategy or setting is unknown is a problem.
     */
    private static RawValue.Table overridden(
            RawValue.Table table, Map<String, String> environment, List<SettingsProblem> problems) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        table.entries().forEach(entry -> entries.put(entry.name(), entry));
        Map<String, String> paths = variables(table);
        new TreeMap<>(environment).forEach((variable, text) -> {
            if (!isVariable(variable)) {
                return;
            }
            SettingSource origin = new SettingSource.Variable(variable);
            String path = paths.get(variable);
            if (path == null) {
                Optional<String> nearest = NameSuggestion.among(paths.keySet(), variable);
                problems.add(new SettingsProblem(
                        variable, origin, Optional.empty(), "is no setting of a portfolio of the file", nearest));
            } else {
                entries.put(path, new Entry(path, new RawValue.Scalar(text, false, origin)));
            }
        });
        return new RawValue.Table(List.copyOf(entries.values()), table.origin());
    }
}
