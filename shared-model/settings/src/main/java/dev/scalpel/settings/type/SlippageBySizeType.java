package dev.scalpel.settings.type;

import dev.scalpel.settings.value.SlippageBySize;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Slippage in basis points as a table by notional, or {@code none}; {@code 10000=2,50000=5} in the environment. */
public final class SlippageBySizeType implements ValueType<SlippageBySize> {

    public static final ValueType<BigDecimal> BASIS_POINTS = ValueTypes.decimal("0", "200");

    private static final ValueType<BigDecimal> SIZE = ValueTypes.decimal("0.01", "1000000000000");

    @Override
    public String rule() {
        return "a table of size: basis points with the size in the quote asset, where a larger size slips at least as"
                + " much, or none";
    }

    @Override
    public SlippageBySize parse(String text) {
        List<SettingsProblem> problems = new ArrayList<>();
        return read("slippageBySize", new RawValue.Scalar(text, false, new SettingSource.Default()), problems)
                .orElseThrow(() -> new IllegalArgumentException(problems.toString()));
    }

    @Override
    public String show(SlippageBySize value) {
        return value.steps().isEmpty()
                ? ValueTypes.NONE
                : value.steps().entrySet().stream()
                        .map(step -> step.getKey().toPlainString() + "="
                                + step.getValue().toPlainString())
                        .collect(Collectors.joining(","));
    }

    @Override
    public Optional<SlippageBySize> read(String path, RawValue raw, List<SettingsProblem> problems) {
        if (raw instanceof RawValue.Scalar scalar && scalar.text().equals(ValueTypes.NONE)) {
            return Optional.of(SlippageBySize.NONE);
        }
        if (!(raw.split() instanceof RawValue.Table table)) {
            problems.add(SettingsProblem.of(path, raw.origin(), raw.text(), "must be " + rule()));
            return Optional.empty();
        }
        int before = problems.size();
        SortedMap<BigDecimal, BigDecimal> steps = new TreeMap<>();
        for (RawValue.Entry entry : table.entries()) {
            RawValue.Scalar size =
                    new RawValue.Scalar(entry.name(), false, entry.value().origin());
            Optional<BigDecimal> notional = SIZE.read(path, size, problems);
            BASIS_POINTS
                    .read(path + "." + entry.name(), entry.value(), problems)
                    .ifPresent(rate -> notional.ifPresent(known -> steps.put(known, rate)));
        }
        return problems.size() > before ? Optional.empty() : ascending(path, raw, steps, problems);
    }

    private static Optional<SlippageBySize> ascending(
            String path, RawValue raw, SortedMap<BigDecimal, BigDecimal> steps, List<SettingsProblem> problems) {
        try {
            return Optional.of(new SlippageBySize(steps));
        } catch (IllegalArgumentException falling) {
            problems.add(SettingsProblem.of(path, raw.origin(), raw.text(), String.valueOf(falling.getMessage())));
            return Optional.empty();
        }
    }
}
