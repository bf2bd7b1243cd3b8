package dev.scalpel.settings.type;

import dev.scalpel.settings.value.FundingCosts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Funding as a table of rate and interval, or {@code none}; {@code rateBp=1,intervalMinutes=480} in the environment. */
public final class FundingType implements ValueType<FundingCosts> {

    private static final String RATE = "rateBp";
    private static final String INTERVAL = "intervalMinutes";
    private static final ValueType<BigDecimal> BASIS_POINTS = ValueTypes.decimal("-1000", "1000");
    private static final ValueType<Integer> MINUTES = ValueTypes.whole(1, 10_080);

    @Override
    public String rule() {
        return "a table of " + RATE + " and, where it is not " + FundingCosts.NONE.intervalMinutes() + ", " + INTERVAL
                + ", or none";
    }

    @Override
    public FundingCosts parse(String text) {
        List<SettingsProblem> problems = new ArrayList<>();
        return read("funding", new RawValue.Scalar(text, false, new SettingSource.Default()), problems)
                .orElseThrow(() -> new IllegalArgumentException(problems.toString()));
    }

    @Override
    public String show(FundingCosts value) {
        return value.rateBp().signum() == 0
                ? ValueTypes.NONE
                : RATE + "=" + value.rateBp().toPlainString() + "," + INTERVAL + "=" + value.intervalMinutes();
    }

    @Override
    public Optional<FundingCosts> read(String path, RawValue raw, List<SettingsProblem> problems) {
        if (raw instanceof RawValue.Scalar scalar && scalar.text().equals(ValueTypes.NONE)) {
            return Optional.of(FundingCosts.NONE);
        }
        if (!(raw.split() instanceof RawValue.Table table)) {
            problems.add(SettingsProblem.of(path, raw.origin(), raw.text(), "must be " + rule()));
            return Optional.empty();
        }
        int before = problems.size();
        Optional<BigDecimal> rate = Optional.empty();
        Optional<Integer> interval = Optional.of(FundingCosts.NONE.intervalMinutes());
        for (RawValue.Entry entry : table.entries()) {
            String inner = path + "." + entry.name();
            switch (entry.name()) {
                case RATE -> rate = BASIS_POINTS.read(inner, entry.value(), problems);
                case INTERVAL -> interval = MINUTES.read(inner, entry.value(), problems);
                default ->
                    problems.add(SettingsProblem.of(path, entry.value().origin(), entry.name(), "must be " + rule()));
            }
        }
        if (rate.isEmpty() && problems.size() == before) {
            problems.add(SettingsProblem.of(path, raw.origin(), raw.text(), "must be " + rule()));
        }
        Optional<Integer> minutes = interval;
        return problems.size() > before
                ? Optional.empty()
                : rate.flatMap(basisPoints -> minutes.map(known -> new FundingCosts(basisPoints, known)));
    }
}
