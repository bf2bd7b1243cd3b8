package dev.scalpel.model.score;

import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.EntryBasis.ByScore;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.util.Set;

/**
 * Follows issued scores under tactics. Entries are those of {@link ScoreEntryRule}; the reasons of rows below their
 * threshold are left out for speed.
 */
public final class ScoreRule implements DecisionRule {

    private final ScoreColumns columns;
    private final ScoreTactics tactics;
    private final Costs costs;
    private final Set<PositionSide> sides;

    /** @param costs of orders of one size, {@link Costs#atNotional} */
    public ScoreRule(ScoreColumns columns, ScoreTactics tactics, Costs costs, Set<PositionSide> sides) {
        costs.requireOneSize();
        this.columns = columns;
        this.tactics = tactics;
        this.costs = costs;
        this.sides = Set.copyOf(sides);
    }

    @Override
    public Decision decide(int row, AccountView account) {
        int day = columns.dayOf(row);
        double score = columns.score()[row];
        double sigma = columns.sigma()[row];
        if (!ScoreEntryRule.mayEnter(score, columns.threshold()[day])) {
            return StandAside.noSignal();
        }
        ScoreForecast forecast = new ScoreForecast(
                score, sigma, columns.threshold()[day], columns.slope()[day], columns.variance()[day]);
        return ScoreEntryRule.decide(forecast, tactics, costs, sides, ByModel.UNSTORED);
    }

    @Override
    public int nextSignal(int row) {
        double[] scores = columns.score();
        int[] begins = columns.dayBegins();
        int from = row;
        for (int day = columns.dayOf(row); day < begins.length - 1; day++) {
            double threshold = columns.threshold()[day];
            for (int at = from; at < begins[day + 1]; at++) {
                if (ScoreEntryRule.mayEnter(scores[at], threshold)) {
                    return at;
                }
            }
            from = begins[day + 1];
        }
        return NO_SIGNAL;
    }

    @Override
    public boolean exits(int row, Position position) {
        return position.basis() instanceof ByScore basis && basis.exitsAt(columns.score()[row]);
    }

    @Override
    public int nextExit(int row, Position position) {
        if (position.basis() instanceof ByScore basis) {
            double[] scores = columns.score();
            for (int at = row; at < scores.length; at++) {
                if (basis.exitsAt(scores[at])) {
                    return at;
                }
            }
        }
        return NO_SIGNAL;
    }
}
