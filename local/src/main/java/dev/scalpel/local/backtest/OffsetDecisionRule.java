package dev.scalpel.local.backtest;

import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Decision;

/** Applies a rule over a longer series to the rows of its tail. */
record OffsetDecisionRule(DecisionRule rule, int from) implements DecisionRule {

    @Override
    public Decision decide(int row, AccountView account) {
        return rule.decide(row + from, account);
    }

    @Override
    public int nextSignal(int row) {
        int next = rule.nextSignal(row + from);
        return next == NO_SIGNAL ? NO_SIGNAL : next - from;
    }
}
