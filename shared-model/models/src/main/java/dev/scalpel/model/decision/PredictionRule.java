package dev.scalpel.model.decision;

import dev.scalpel.model.prediction.Predictions;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.EntryBasis.ByModel;
import java.util.Optional;

/**
 * Replays predictions under tactics. Entries are those of {@link EntryRule}; the reasons of all other rows are left out
 * for speed.
 */
public final class PredictionRule implements DecisionRule {

    private final Predictions predictions;
    private final RowTactics tactics;
    private final BracketGrid grid;

    /** The tactics of a row; empty to stand aside. */
    @FunctionalInterface
    public interface RowTactics {

        Optional<BracketTactics> at(int row, AccountView account);

        static RowTactics always(BracketTactics tactics) {
            Optional<BracketTactics> same = Optional.of(tactics);
            return (row, account) -> same;
        }
    }

    public PredictionRule(Predictions predictions, RowTactics tactics, BracketGrid grid) {
        this.predictions = predictions;
        this.tactics = tactics;
        this.grid = grid;
    }

    @Override
    public Decision decide(int row, AccountView account) {
        // No entry without a predicted gain: for most rows the tactics are not needed.
        if (predictions.bracket(row) < 0 || !(predictions.predictedNet(row) > 0)) {
            return StandAside.noSignal();
        }
        return tactics.at(row, account)
                .filter(here -> EntryRule.enters(predictions, row, here))
                .map(here -> EntryRule.decide(predictions.at(row), here, grid, ByModel.UNSTORED))
                .orElseGet(StandAside::noSignal);
    }
}
