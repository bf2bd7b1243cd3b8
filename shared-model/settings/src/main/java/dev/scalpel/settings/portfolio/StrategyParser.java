package dev.scalpel.settings.portfolio;

import static dev.scalpel.settings.portfolio.PortfolioFormat.CONFIRM;
import static dev.scalpel.settings.portfolio.PortfolioFormat.FULL_PROBABILITY;
import static dev.scalpel.settings.portfolio.PortfolioFormat.MIN_PROBABILITY;
import static dev.scalpel.settings.portfolio.PortfolioFormat.STRATEGIES;
import static dev.scalpel.settings.portfolio.PortfolioFormat.STRATEGY_KEYS;
import static dev.scalpel.settings.portfolio.PortfolioFormat.groups;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.type.RawValue.Entry;
import dev.scalpel.settings.type.SettingsProblem;
import dev.scalpel.settings.type.ValueTypes;
import dev.scalpel.settings.value.Allocations;
import dev.scalpel.settings.value.EntryFilter;
import dev.scalpel.settings.value.FilterProbabilities;
import dev.scalpel.settings.value.Rule;
import dev.scalpel.strategy.StrategyId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The strategies of one portfolio, of its table. */
final class StrategyParser {

    private static final Pattern FRAME = Pattern.compile("([1-9]\\d{0,3})([mhd])");
    private static final String FRAME_RULE = "must be the length of a bar: minutes that divide a day, as 10m, 4h or 1d";
    private static final int MINUTES_PER_HOUR = 60;
    private static final int MINUTES_PER_DAY = 1_440;

    private StrategyParser() {}

    static List<PortfolioStrategy> strategies(PortfolioTable portfolio, Optional<String> quote) {
        List<PortfolioStrategy> strategies = new ArrayList<>();
        Map<Symbol, String> owners = new LinkedHashMap<>();
        groups(portfolio.below(STRATEGIES)).forEach((name, entries) -> {
            PortfolioTable section = portfolio.inner(STRATEGIES + "." + name, entries, STRATEGY_KEYS);
            if (section.isNamed(name)) {
                strategy(name, section, quote, owners).ifPresent(strategies::add);
            }
        });
        BigDecimal sum = Allocations.sum(
                strategies.stream().map(PortfolioStrategy::share).toList());
        portfolio.requireThat(
                STRATEGIES, !groups(portfolio.below(STRATEGIES)).isEmpty(), "none", "must name at least one strategy");
        portfolio.requireThat(
                STRATEGIES,
                sum.compareTo(Allocations.MAX_TOTAL_SHARE) <= 0,
                sum.toPlainString(),
                "the shares together must be <= " + Allocations.MAX_TOTAL_SHARE);
        return strategies;
    }

    private static Optional<PortfolioStrategy> strategy(
            String name, PortfolioTable section, Optional<String> quote, Map<Symbol, String> owners) {
        section.requireThat(
                "instrument",
                !name.equals(StrategyId.MODEL.name()),
                name,
                "must belong to a strategy of another name: trades of 'model' are the model's own");
        Optional<String> ticker = section.value(
                "ticker", ValueTypes.text("a ticker such as BTCUSDT or BINANCE:BTCUSDT", "[A-Za-z0-9_.!:/-]{1,60}"));
        Optional<Symbol> instrument = section.required("instrument", ValueTypes.parsed("BASE/QUOTE", Symbol::parse));
        Optional<BigDecimal> share =
                section.required("share", ValueTypes.decimal("0", Allocations.MAX_TOTAL_SHARE.toPlainString()));
        Optional<Rule> source = section.value("source", ValueTypes.choice(Rule.class));
        EntryFilter filter =
                section.value("filter", ValueTypes.choice(EntryFilter.class)).orElse(EntryFilter.NONE);
        FilterProbabilities probabilities = probabilities(section, filter);
        Map<Integer, Rule> confirm = confirm(section);
        Optional<BigDecimal> stopLoss = section.value("stopLoss", ValueTypes.decimal("0.001", "0.9"));
        Optional<BigDecimal> takeProfit = section.value("takeProfit", ValueTypes.decimal("0.001", "10"));
        section.requireThat(
                "source",
                source.isEmpty() || ticker.isEmpty(),
                source.map(ValueTypes::word).orElse(""),
                "must not be given together with a ticker: a strategy follows one source");
        section.requireThat(
                "filter",
                filter == EntryFilter.NONE || source.isPresent() || ticker.isPresent(),
                ValueTypes.word(filter),
                "needs a ticker or a source: without them the strategy follows the model itself");
        refuseWhatTheModelSays(section, source.isPresent() || ticker.isPresent(), confirm, stopLoss, takeProfit);
        instrument.ifPresent(symbol -> {
            String owner = owners.putIfAbsent(symbol, name);
            section.requireThat(
                    "instrument",
                    owner == null,
                    symbol.toString(),
                    "belongs to strategy " + owner + ": several strategies on one instrument are a later step");
            section.requireThat(
                    "instrument",
                    quote.isEmpty() || symbol.quote().equals(quote.get()),
                    symbol.toString(),
                    "must have the portfolio's quote asset " + quote.orElse(""));
        });
        return instrument.isEmpty() || share.isEmpty()
                ? Optional.empty()
                : Optional.of(new PortfolioStrategy(
                        name,
                        ticker,
                        source,
                        instrument.get(),
                        share.get(),
                        filter,
                        probabilities,
                        confirm,
                        stopLoss,
                        takeProfit));
    }

    /** A strategy that follows the model has the model's stop and target, and its decisions need no confirmation. */
    private static void refuseWhatTheModelSays(
            PortfolioTable strategy,
            boolean hasSource,
            Map<Integer, Rule> confirm,
            Optional<BigDecimal> stopLoss,
            Optional<BigDecimal> takeProfit) {
        strategy.requireThat(
                CONFIRM, hasSource || confirm.isEmpty(), "given", "needs a ticker: the model needs no confirmation");
        String rule = "needs a ticker: without one the strategy follows the model, which says where stop and target lie";
        requireThat(strategy, "stopLoss", hasSource, stopLoss, rule);
        requireThat(strategy, "takeProfit", hasSource, takeProfit, rule);
    }

    private static void requireThat(
            PortfolioTable strategy, String name, boolean allowed, Optional<BigDecimal> given, String rule) {
        strategy.requireThat(
                name,
                allowed || given.isEmpty(),
                given.map(BigDecimal::toPlainString).orElse(""),
                rule);
    }

    private static FilterProbabilities probabilities(PortfolioTable strategy, EntryFilter filter) {
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

    private static Map<Integer, Rule> confirm(PortfolioTable strategy) {
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
}
