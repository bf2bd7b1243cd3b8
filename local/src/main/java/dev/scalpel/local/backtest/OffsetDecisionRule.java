package dev.scalpel.local.backtest;

import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Position;

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

    @Override
    public boolean exits(int row, Position position) {
        return rule.exits(row + from, position);
    }

    @Override
    public int nextExit(int row, Position position) {
        int next = rule.nextExit(row + from, position);
        return next == NO_SIGNAL ? NO_SIGNAL : next - from;
    }
}
