package dev.scalpel.research.studies.variants;

import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;

/** Another rule without the entries that a condition forbids; its exits stay. */
record EntryFilter(DecisionRule other, Condition condition) implements DecisionRule {

    /** Must not depend on rows after this one. */
    @FunctionalInterface
    interface Condition {
        boolean allows(int row, PositionSide side);
    }

    @Override
    public Decision decide(int row, AccountView account) {
        Decision decision = other.decide(row, account);
        return decision instanceof Decision.Enter enter
                        && !condition.allows(row, enter.basis().side())
                ? Decision.StandAside.noSignal()
                : decision;
    }

    @Override
    public int nextSignal(int row) {
        return other.nextSignal(row);
    }

    @Override
    public boolean exits(int row, Position position) {
        return other.exits(row, position);
    }

    @Override
    public int nextExit(int row, Position position) {
        return other.nextExit(row, position);
    }
}
