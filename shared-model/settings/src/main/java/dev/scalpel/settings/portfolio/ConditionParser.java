package dev.scalpel.settings.portfolio;

import static dev.scalpel.settings.portfolio.PortfolioFormat.CONFIRM;
import static dev.scalpel.settings.portfolio.PortfolioFormat.FULL_PROBABILITY;
import static dev.scalpel.settings.portfolio.PortfolioFormat.MIN_PROBABILITY;

import dev.scalpel.settings.type.RawValue.Entry;
import dev.scalpel.settings.type.SettingsProblem;
import dev.scalpel.settings.type.ValueTypes;
import dev.scalpel.settings.value.EntryFilter;
import dev.scalpel.settings.value.FilterProbabilities;
import dev.scalpel.settings.value.Rule;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What must agree with the entries of a strategy, of its table. */
final class ConditionParser {

    private static final Pattern FRAME = Pattern.compile("([1-9]\\d{0,3})([mhd])");
    private static final String FRAME_RULE = "must be the length of a bar: minutes that divide a day, as 10m, 4h or 1d";
    private static final int MINUTES_PER_HOUR = 60;
    private static final int MINUTES_PER_DAY = 1_440;

    private ConditionParser() {}

    /** A strategy that follows the model has the model's stop and target, and its decisions need no confirmation. */
    static void refuseWhatTheModelSays(
            PortfolioTable strategy,
            boolean hasSource,
            Map<Integer, Rule> confirm,
            Optional<BigDecimal> stopLoss,
            Optional<BigDecimal> takeProfit) {
        strategy.requireThat(
                CONFIRM, hasSource || confirm.isEmpty(), "given", "needs a ticker: the model needs no confirmation");
        String rule =
                "needs a ticker: without one the strategy follows the model, which says where stop and target lie";
        requireThat(strategy, "stopLoss", hasSource, stopLoss, rule);
        requireThat(strategy, "takeProfit", hasSource, takeProfit, rule);
    }

    static FilterProbabilities probabilities(PortfolioTable strategy, EntryFilter filter) {
        Optional<BigDecimal> minimum = strategy.value(MIN_PROBABILITY, ValueTypes.decimal("0.01", "0.99"));
        Optional<BigDecimal> full = strategy.value(FULL_PROBABILITY, ValueTypes.decimal("0.01", "1"));
        requireThat(strategy, MIN_PROBABILITY, filter == EntryFilter.MODEL, minimum, "needs filter: model");
        requireThat(strategy, FULL_PROBABILITY, filter == EntryFilter.MODEL, full, "needs filter: model");
        BigDecimal least = minimum.orElse(FilterProbabilities.DEFAULT.minimum());
        strategy.requireThat(
                FULL_PROBABILITY,
                full.isEmpty() || full.get().compareTo(least) >= 0,
                full.map(BigDecimal::toPlainString).orElse(""),
                "must be >= " + MIN_PROBABILITY + " = " + least.toPlainString());
        return new FilterProbabilities(least, full.orElse(least));
    }

    static Map<Integer, Rule> confirm(PortfolioTable strategy) {
        Map<Integer, Rule> rules = new TreeMap<>();
        for (Entry entry : strategy.below(CONFIRM)) {
            String name = CONFIRM + "." + entry.name();
            int minutes = frameMinutes(entry.name());
            if (minutes == 0) {
                strategy.problem(SettingsProblem.of(
                        strategy.path() + "." + name, entry.value().origin(), entry.name(), FRAME_RULE));
            }
            strategy.read(name, entry, ValueTypes.choice(Rule.class)).ifPresent(rule -> rules.put(minutes, rule));
        }
        return rules;
    }

    /** 0 for what is no length of a bar. */
    private static int frameMinutes(String text) {
        Matcher frame = FRAME.matcher(text);
        if (!frame.matches()) {
            return 0;
        }
        int count = Integer.parseInt(frame.group(1));
        int minutes =
                switch (frame.group(2)) {
                    case "m" -> count;
                    case "h" -> count * MINUTES_PER_HOUR;
                    default -> count * MINUTES_PER_DAY;
                };
        return MINUTES_PER_DAY % minutes == 0 ? minutes : 0;
    }

    private static void requireThat(
            PortfolioTable strategy, String name, boolean allowed, Optional<BigDecimal> given, String rule) {
        strategy.requireThat(
                name,
                allowed || given.isEmpty(),
                given.map(BigDecimal::toPlainString).orElse(""),
                rule);
    }
}
