package dev.scalpel.execution.strategy;

import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.state.AccountDay;
import dev.scalpel.portfolio.state.LossStreak;
import dev.scalpel.portfolio.state.PortfolioState;
import dev.scalpel.trading.AccountView;

/** A portfolio's account as the decision of a model sees it: the value at cost, and the strategy's own losses and stops. */
record StrategyAccount(
        double equity, double peakEquity, double dayStartEquity, int lossesInARow, long lastLossTime, long lastStopTime)
        implements AccountView {

    static StrategyAccount of(PortfolioState state, String strategy, long now) {
        double value = state.books().valueAtCost().doubleValue();
        AccountDay day = state.day().at(state.books().valueAtCost(), now);
        LossStreak streak = state.strategy(strategy).streak();
        return new StrategyAccount(
                value,
                day.peak().doubleValue(),
                day.start().doubleValue(),
                streak.losses(),
                minute(streak.lastLoss()),
                minute(streak.lastStop()));
    }

    private static long minute(long time) {
        return time == NEVER ? NEVER : Minutes.floor(time);
    }
}
