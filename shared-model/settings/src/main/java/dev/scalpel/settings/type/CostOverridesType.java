package dev.scalpel.settings.type;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.type.RawValue.Entry;
import dev.scalpel.settings.value.CostOverride;
import dev.scalpel.settings.value.FundingCosts;
import dev.scalpel.settings.value.SlippageBySize;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Costs of single instruments as a table of tables, or {@code none}; {@code BTC/USDT.feeBp=7.5,ETH/USDT.feeBp=0} in the
 * environment.
 */
public final class CostOverridesType implements ValueType<Map<Symbol, CostOverride>> {

    private static final String FEE = "feeBp";
    private static final String MAKER_FEE = "makerFeeBp";
    private static final String HALF_SPREAD = "halfSpreadBp";
    private static final String SLIPPAGE = "slippageBp";
    private static final String BY_SIZE = "slippageBySize";
    private static final List<String> RATES = List.of(FEE, MAKER_FEE, HALF_SPREAD, SLIPPAGE);
    private static final String FUNDING = "funding";
    private static final String NAMES = String.join(", ", RATES) + ", " + BY_SIZE + ", " + FUNDING;
    private static final SlippageBySizeType SIZES = new SlippageBySizeType();
    private static final FundingType FUNDINGS = new FundingType();

    @Override
    public String rule() {
        return "a table of BASE/QUOTE, each with a table of " + NAMES + ", or none";
    }

    @Override
    public Map<Symbol, CostOverride> parse(String text) {
        List<SettingsProblem> problems = new ArrayList<>();
        return read("perInstrument", new RawValue.Scalar(text, false, new SettingSource.Default()), problems)
                .orElseThrow(() -> new IllegalArgumentException(problems.toString()));
    }

    @Override
    public String show(Map<Symbol, CostOverride> value) {
        List<String> shown = new ArrayList<>();
        new TreeMap<>(value).forEach((symbol, override) -> show(symbol + ".", override, shown));
        return shown.isEmpty() ? ValueTypes.NONE : String.join(",", shown);
    }

    private static void show(String prefix, CostOverride override, List<String> shown) {
        override.feeBp().ifPresent(rate -> shown.add(prefix + FEE + "=" + rate.toPlainString()));
        override.makerFeeBp().ifPresent(rate -> shown.add(prefix + MAKER_FEE + "=" + rate.toPlainString()));
        override.halfSpreadBp().ifPresent(rate -> shown.add(prefix + HALF_SPREAD + "=" + rate.toPlainString()));
        override.slippageBp().ifPresent(rate -> shown.add(prefix + SLIPPAGE + "=" + rate.toPlainString()));
        override.slippageBySize().ifPresent(table -> {
            if (table.equals(SlippageBySize.NONE)) {
                shown.add(prefix + BY_SIZE + "=" + ValueTypes.NONE);
            }
            table.steps()
                    .forEach((size, rate) ->
                            shown.add(prefix + BY_SIZE + "." + size.toPlainString() + "=" + rate.toPlainString()));
        });
        override.funding().ifPresent(funding -> {
            if (funding.equals(FundingCosts.NONE)) {
                shown.add(prefix + FUNDING + "=" + ValueTypes.NONE);
            } else {
                List.of(FUNDINGS.show(funding).split(",")).forEach(part -> shown.add(prefix + FUNDING + "." + part));
            }
        });
    }

    @Override
    public Optional<Map<Symbol, CostOverride>> read(String path, RawValue raw, List<SettingsProblem> problems) {
        if (raw instanceof RawValue.Scalar scalar && scalar.text().equals(ValueTypes.NONE)) {
            return Optional.of(Map.of());
        }
        if (!(raw.split() instanceof RawValue.Table table)) {
            problems.add(SettingsProblem.of(path, raw.origin(), raw.text(), "must be " + rule()));
            return Optional.empty();
        }
        int before = problems.size();
        Map<String, List<Entry>> bySymbol = new LinkedHashMap<>();
        for (Entry entry : table.entries()) {
            String[] parts = entry.name().split("\\.", 2);
            Entry inner = new Entry(parts.length < 2 ? "" : parts[1], entry.value());
            bySymbol.computeIfAbsent(parts[0], symbol -> new ArrayList<>()).add(inner);
        }
        Map<Symbol, CostOverride> overrides = new TreeMap<>();
        bySymbol.forEach((name, entries) -> AllocationsType.readSymbol(
                        path, name, entries.get(0).value().origin(), problems)
                .ifPresent(symbol -> overrides.put(symbol, override(path + "." + name, entries, problems))));
        return problems.size() > before ? Optional.empty() : Optional.of(overrides);
    }

    /** What is not a problem; a problem makes the whole setting invalid. */
    private static CostOverride override(String path, List<Entry> entries, List<SettingsProblem> problems) {
        Map<String, BigDecimal> rates = new LinkedHashMap<>();
        List<Entry> sizes = new ArrayList<>();
        Optional<SlippageBySize> bySize = Optional.empty();
        List<Entry> fundings = new ArrayList<>();
        Optional<FundingCosts> funding = Optional.empty();
        for (Entry entry : entries) {
            String name = entry.name();
            if (RATES.contains(name)) {
                SlippageBySizeType.BASIS_POINTS
                        .read(path + "." + name, entry.value(), problems)
                        .ifPresent(rate -> rates.put(name, rate));
            } else if (name.startsWith(BY_SIZE + ".")) {
                sizes.add(new Entry(name.substring(BY_SIZE.length() + 1), entry.value()));
            } else if (name.equals(BY_SIZE)) {
                bySize = SIZES.read(path + "." + name, entry.value(), problems);
            } else if (name.startsWith(FUNDING + ".")) {
                fundings.add(new Entry(name.substring(FUNDING.length() + 1), entry.value()));
            } else if (name.equals(FUNDING)) {
                funding = FUNDINGS.read(path + "." + name, entry.value(), problems);
            } else {
                String given = name.isEmpty() ? entry.value().text() : name;
                problems.add(SettingsProblem.of(path, entry.value().origin(), given, "must be a table of " + NAMES));
            }
        }
        if (!sizes.isEmpty()) {
            SettingSource origin = sizes.get(0).value().origin();
            bySize = SIZES.read(path + "." + BY_SIZE, new RawValue.Table(sizes, origin), problems);
        }
        if (!fundings.isEmpty()) {
            SettingSource origin = fundings.get(0).value().origin();
            funding = FUNDINGS.read(path + "." + FUNDING, new RawValue.Table(fundings, origin), problems);
        }
        return new CostOverride(
                Optional.ofNullable(rates.get(FEE)),
                Optional.ofNullable(rates.get(MAKER_FEE)),
                Optional.ofNullable(rates.get(HALF_SPREAD)),
                Optional.ofNullable(rates.get(SLIPPAGE)),
                bySize,
                funding);
    }
}
