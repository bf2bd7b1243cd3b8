package dev.scalpel.model.decision;

import dev.scalpel.model.prediction.Predictions;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.Tactics;
import java.util.Optional;

/** Replays outlooks under tactics: entries as {@link EntryRule} decides them, all else without its words. */
public final class PredictionRule implements DecisionRule {

    private final Predictions outlooks;
    private final RowTactics tactics;
    private final BracketGrid grid;

    /** The tactics that hold on a row; empty to stand aside. */
    @FunctionalInterface
    public interface RowTactics {

        Optional<Tactics> at(int row, AccountView account);

        static RowTactics always(Tactics tactics) {
            Optional<Tactics> same = Optional.of(tactics);
            return (row, account) -> same;
        }
    }

    public PredictionRule(Predictions outlooks, RowTactics tactics, BracketGrid grid) {
        this.outlooks = outlooks;
        this.tactics = tactics;
        this.grid = grid;
    }

    @Override
    public Decision decide(int row, AccountView account) {
        // Nobody enters without a gain in view: the tactics need not be asked for most rows.
        if (outlooks.bracket(row) < 0 || !(outlooks.predictedNet(row) > 0)) {
            return StandAside.noSignal();
        }
        return tactics.at(row, account)
                .filter(here -> EntryRule.enters(outlooks, row, here))
                .map(here -> EntryRule.decide(outlooks.at(row), here, grid))
                .orElseGet(StandAside::noSignal);
    }
}
