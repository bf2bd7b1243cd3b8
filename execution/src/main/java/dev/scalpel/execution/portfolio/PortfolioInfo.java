package dev.scalpel.execution.portfolio;

import dev.scalpel.ledger.Intent;
import dev.scalpel.portfolio.allocation.Holding;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.portfolio.state.SignalRef;
import dev.scalpel.portfolio.state.StrategyState;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.portfolio.Portfolio;
import dev.scalpel.settings.value.Mode;
import dev.scalpel.signals.TargetState;
import dev.scalpel.strategy.Strategy;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A portfolio and its strategies, as stored.
 *
 * @param cash of the books, in the quote asset; empty before the first run
 * @param value cash and cost of what is held
 * @param balances at the venue, by asset; empty on paper
 * @param unresolved client ids of orders that may still fill
 * @param failure why the balances could not be read
 */
public record PortfolioInfo(
        String portfolio,
        Mode mode,
        Optional<String> halted,
        Optional<String> paused,
        Optional<BigDecimal> cash,
        Optional<BigDecimal> value,
        Map<String, BigDecimal> balances,
        List<StrategyInfo> strategies,
        List<String> unresolved,
        Optional<String> failure) {

    /**
     * One strategy.
     *
     * @param signal whose outcome is open
     */
    public record StrategyInfo(
            String strategy,
            String instrument,
            BigDecimal share,
            String size,
            TargetState target,
            Optional<String> signal,
            Optional<PositionSide> side,
            Optional<BigDecimal> quantity,
            Optional<BigDecimal> cost) {

        static StrategyInfo of(Strategy strategy, Optional<PortfolioState> state) {
            StrategyState known =
                    state.map(stored -> stored.strategy(strategy.name())).orElse(StrategyState.INITIAL);
            Optional<Holding> held = state.flatMap(stored -> stored.books().holding(strategy.name()));
            return new StrategyInfo(
                    strategy.name(),
                    strategy.instrument().symbol().toString(),
                    strategy.share(),
                    strategy.size().text(),
                    known.target(),
                    known.pending().map(SignalRef::id),
                    held.map(Holding::side),
                    held.map(Holding::quantity),
                    held.map(Holding::cost));
        }
    }

    public PortfolioInfo {
        balances = Map.copyOf(balances);
        strategies = List.copyOf(strategies);
        unresolved = List.copyOf(unresolved);
    }

    /** As stored, without the balances at its venue. */
    public static PortfolioInfo stored(Settings settings, Portfolio portfolio, Optional<PortfolioState> state) {
        return of(PortfolioConfig.of(settings, portfolio), state, Map.of(), Optional.empty());
    }

    static PortfolioInfo of(
            PortfolioConfig config,
            Optional<PortfolioState> state,
            Map<String, BigDecimal> balances,
            Optional<String> failure) {
        return new PortfolioInfo(
                config.name(),
                config.mode(),
                state.flatMap(PortfolioState::halted),
                state.flatMap(PortfolioState::paused),
                state.map(known -> known.books().cash()),
                state.map(known -> known.books().valueAtCost()),
                balances,
                config.strategies().values().stream()
                        .map(strategy -> StrategyInfo.of(strategy, state))
                        .toList(),
                state.map(known -> known.intents().stream()
                                .filter(intent -> intent.status().unresolved())
                                .map(Intent::clientId)
                                .toList())
                        .orElse(List.of()),
                failure);
    }
}
