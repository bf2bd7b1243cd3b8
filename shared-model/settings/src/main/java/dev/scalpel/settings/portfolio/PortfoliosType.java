package dev.scalpel.settings.portfolio;

import dev.scalpel.settings.type.RawValue;
import dev.scalpel.settings.type.SettingSource;
import dev.scalpel.settings.type.SettingsProblem;
import dev.scalpel.settings.type.ValueType;
import dev.scalpel.settings.type.ValueTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Portfolios as a table of tables: portfolio, its settings, and its strategies with theirs. */
public final class PortfoliosType implements ValueType<Map<String, Portfolio>> {

    public static final String RULE =
            "a table of portfolios, each a table of settings with a table of strategies, or none";

    private static final String PATH = "portfolios";

    @Override
    public String rule() {
        return RULE;
    }

    @Override
    public Map<String, Portfolio> parse(String text) {
        List<SettingsProblem> problems = new ArrayList<>();
        return read(PATH, new RawValue.Scalar(text, false, new SettingSource.Default()), problems)
                .orElseThrow(() -> new IllegalArgumentException(problems.toString()));
    }

    @Override
    public Optional<Map<String, Portfolio>> read(String path, RawValue raw, List<SettingsProblem> problems) {
        if (raw instanceof RawValue.Scalar scalar && scalar.text().equals(ValueTypes.NONE)) {
            return Optional.of(Map.of());
        }
        if (!(raw.split() instanceof RawValue.Table table)) {
            problems.add(SettingsProblem.of(path, raw.origin(), raw.text(), "must be " + rule()));
            return Optional.empty();
        }
        int before = problems.size();
        Map<String, Portfolio> portfolios = new TreeMap<>();
        PortfolioFormat.groups(table.entries()).forEach((name, entries) -> {
            PortfolioTable section =
                    new PortfolioTable(path + "." + name, entries, PortfolioFormat.PORTFOLIO_KEYS, problems);
            if (section.isNamed(name)) {
                PortfolioParser.parse(name, section).ifPresent(portfolio -> portfolios.put(name, portfolio));
            }
        });
        return problems.size() > before ? Optional.empty() : Optional.of(portfolios);
    }

    @Override
    public String show(Map<String, Portfolio> portfolios) {
        List<String> shown = new ArrayList<>();
        new TreeMap<>(portfolios).values().forEach(portfolio -> PortfolioText.show(portfolio, shown));
        return shown.isEmpty() ? ValueTypes.NONE : String.join(",", shown);
    }
}
