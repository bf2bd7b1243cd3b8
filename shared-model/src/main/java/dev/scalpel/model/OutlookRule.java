package dev.scalpel.model;

import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.Tactics;

/** Replays outlooks under fixed tactics: entries as {@link Policy} decides them, all else without its words. */
public final class OutlookRule implements DecisionRule {

    private final Outlooks outlooks;
    private final Tactics tactics;
    private final BracketGrid grid;

    public OutlookRule(Outlooks outlooks, Tactics tactics, BracketGrid grid) {
        this.outlooks = outlooks;
        this.tactics = tactics;
        this.grid = grid;
    }

    @Override
    public Decision decide(int row, AccountView account) {
        return Policy.enters(outlooks, row, tactics)
                ? Policy.decide(outlooks.at(row), tactics, grid)
                : StandAside.noSignal();
    }
}
