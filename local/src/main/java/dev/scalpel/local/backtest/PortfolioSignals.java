package dev.scalpel.local.backtest;

import dev.scalpel.local.backtest.PortfolioBacktestResult.Row;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.filter.EntryNote;
import dev.scalpel.portfolio.paper.PaperReplay;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.portfolio.state.SignalRef;
import dev.scalpel.signals.Outcome;
import dev.scalpel.signals.Signal;
import dev.scalpel.strategy.Strategy;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/** What became of the signals of each strategy of a portfolio, or of the decisions of its model. */
final class PortfolioSignals {

    private static final double BASIS_POINTS = 1e4;

    private PortfolioSignals() {}

    /** @param signals of all strategies */
    static List<Row> rows(List<Strategy> strategies, List<Signal> signals, PaperReplay.Result result) {
        return strategies.stream()
                .map(strategy -> row(strategy, signals, result))
                .toList();
    }

    private static Row row(Strategy strategy, List<Signal> signals, PaperReplay.Result result) {
        String name = strategy.name();
        List<SignalOutcome> outcomes = result.outcomes().stream()
                .filter(outcome -> outcome.strategy().equals(name))
                .toList();
        List<ClosedTrade> trades = result.trades().stream()
                .filter(trade -> trade.strategy().name().equals(name))
                .toList();
        int decisions = (int) outcomes.stream()
                .filter(outcome -> outcome.by()
                        .flatMap(SignalRef::note)
                        .flatMap(EntryNote::decided)
                        .isPresent())
                .count();
        int received = (int) signals.stream()
                .filter(signal -> signal.strategy().equals(name))
                .count();
        Map<String, Integer> refused = new TreeMap<>();
        outcomes.stream()
                .filter(outcome -> outcome.outcome() != Outcome.EXECUTED)
                .forEach(outcome -> refused.merge(outcome.outcome().name(), 1, Integer::sum));
        return new Row(
                name,
                strategy.instrument().symbol().toString(),
                received + decisions,
                (int) outcomes.stream()
                        .filter(outcome -> outcome.outcome() == Outcome.EXECUTED)
                        .count(),
                refused,
                received - (outcomes.size() - decisions),
                trades.size(),
                trades.stream()
                        .map(ClosedTrade::profit)
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .doubleValue(),
                mean(trades, trade -> trade.signalSlippage().map(share -> BASIS_POINTS * share)),
                mean(trades, PortfolioSignals::exitSlippage),
                mean(trades, PortfolioSignals::latencyBars));
    }

    private static Optional<Double> exitSlippage(ClosedTrade trade) {
        return trade.exitSignal()
                .flatMap(signal -> signal.price())
                .map(seen -> -trade.side().sign()
                        * BASIS_POINTS
                        * (trade.exit().price(trade.multiplier()).doubleValue() / seen.doubleValue() - 1));
    }

    private static Optional<Double> latencyBars(ClosedTrade trade) {
        return trade.signal().map(signal -> (double) (trade.entry().time() - signal.time()) / Minutes.MILLIS);
    }

    private static Optional<Double> mean(List<ClosedTrade> trades, Function<ClosedTrade, Optional<Double>> figure) {
        OptionalDouble mean = trades.stream()
                .flatMap(trade -> figure.apply(trade).stream())
                .mapToDouble(Double::doubleValue)
                .average();
        return mean.isPresent() ? Optional.of(mean.getAsDouble()) : Optional.empty();
    }
}
