package dev.scalpel.settings.portfolio;

import static dev.scalpel.settings.portfolio.PortfolioFormat.STRATEGIES;
import static dev.scalpel.settings.portfolio.PortfolioFormat.STRATEGY_KEYS;
import static dev.scalpel.settings.portfolio.PortfolioFormat.groups;

import dev.scalpel.market.Symbol;
import dev.scalpel.settings.type.ValueTypes;
import dev.scalpel.settings.value.Allocations;
import dev.scalpel.settings.value.EntryFilter;
import dev.scalpel.settings.value.FilterProbabilities;
import dev.scalpel.settings.value.Rule;
import dev.scalpel.strategy.PositionSize;
import dev.scalpel.strategy.StrategyId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The strategies of one portfolio, of its table. */
final class StrategyParser {

    private StrategyParser() {}

    static List<PortfolioStrategy> strategies(PortfolioTable portfolio) {
        List<PortfolioStrategy> strategies = new ArrayList<>();
        Map<Symbol, String> owners = new LinkedHashMap<>();
        groups(portfolio.below(STRATEGIES)).forEach((name, entries) -> {
            PortfolioTable section = portfolio.inner(STRATEGIES + "." + name, entries, STRATEGY_KEYS);
            if (section.isNamed(name)) {
                strategy(name, section, owners).ifPresent(strategies::add);
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
            String name, PortfolioTable section, Map<Symbol, String> owners) {
        section.requireThat(
                "instrument",
                !name.equals(StrategyId.MODEL.name()),
                name,
                "must belong to a strategy of another name: trades of 'model' are the model's own");
        Optional<String> ticker = section.value(
                "ticker", ValueTypes.text("a ticker such as BTCUSDT or BINANCE:BTCUSDT", "[A-Za-z0-9_.!:/-]{1,60}"));
        Optional<Symbol> instrument = section.required("instrument", ValueTypes.parsed("BASE/QUOTE", Symbol::parse));
        Optional<PositionSize> size = SizeParser.size(section);
        Optional<Rule> source = section.value("source", ValueTypes.choice(Rule.class));
        EntryFilter filter =
                section.value("filter", ValueTypes.choice(EntryFilter.class)).orElse(EntryFilter.NONE);
        FilterProbabilities probabilities = ConditionParser.probabilities(section, filter);
        Map<Integer, Rule> confirm = ConditionParser.confirm(section);
        Optional<BigDecimal> stopLoss = section.value("stopLoss", ValueTypes.decimal("0.001", "0.9"));
        Optional<BigDecimal> takeProfit = section.value("takeProfit", ValueTypes.decimal("0.001", "10"));
        SizeParser.requireStop(section, size, source, stopLoss);
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
        ConditionParser.refuseWhatTheModelSays(
                section, source.isPresent() || ticker.isPresent(), confirm, stopLoss, takeProfit);
        instrument.ifPresent(symbol -> {
            String owner = owners.putIfAbsent(symbol, name);
            section.requireThat(
                    "instrument",
                    owner == null,
                    symbol.toString(),
                    "belongs to strategy " + owner + ": several strategies on one instrument are a later step");
        });
        return instrument.isEmpty() || size.isEmpty()
                ? Optional.empty()
                : Optional.of(new PortfolioStrategy(
                        name,
                        ticker,
                        source,
                        instrument.get(),
                        size.get(),
                        filter,
                        probabilities,
                        confirm,
                        stopLoss,
                        takeProfit));
    }
}
