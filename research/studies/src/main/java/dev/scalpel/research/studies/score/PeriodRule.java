package dev.scalpel.research.studies.score;

import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Position;

/**
 * Another rule from a row on, as if trading had begun there.
 *
 * @param exits whether the other rule also closes positions; otherwise only stop, target and deadline do
 */
record PeriodRule(DecisionRule other, int firstRow, boolean exits) implements DecisionRule {

    @Override
    public Decision decide(int row, AccountView account) {
        return row < firstRow ? Decision.StandAside.noSignal() : other.decide(row, account);
    }

    @Override
    public int nextSignal(int row) {
        return other.nextSignal(Math.max(row, firstRow));
    }

    @Override
    public boolean exits(int row, Position position) {
        return exits && other.exits(row, position);
    }

    @Override
    public int nextExit(int row, Position position) {
        return exits ? other.nextExit(row, position) : NO_SIGNAL;
    }
}
