package dev.scalpel.execution;

import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Position;

/** A rule over a whole series, for a simulation that begins at a later row of it. */
record ShiftedRule(DecisionRule rule, int from) implements DecisionRule {

    @Override
    public Decision decide(int row, AccountView account) {
        return rule.decide(row + from, account);
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
