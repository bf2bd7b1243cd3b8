package dev.scalpel.training.licence;

import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Position;

/** The rule of an instrument that is not traded any more: what is open is closed as it would be. */
record ExitsOnly(DecisionRule rule) implements DecisionRule {

    @Override
    public Decision decide(int row, AccountView account) {
        return Decision.StandAside.noSignal();
    }

    @Override
    public int nextSignal(int row) {
        return NO_SIGNAL;
    }

    @Override
    public boolean exits(int row, Position position) {
        return rule.exits(row, position);
    }
}
