package dev.scalpel.model.score;

import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntToLongFunction;

/** Follows issued scores as {@link ScoreRule} does, on days with a policy under the tactics of each minute's regime. */
public final class RegimeScoreRule implements DecisionRule {

    private final ScoreColumns columns;
    private final IntToLongFunction openTime;
    private final List<Optional<FrozenPolicy>> policies;
    private final double[] lowest;
    private final ScoreTactics own;
    private final Costs costs;
    private final Set<PositionSide> sides;
    private final ScoreRule standard;

    /**
     * @param openTime of a row's bar, epoch milliseconds
     * @param policies of each day of the columns; empty on days under the model's own tactics
     * @param costs of orders of one size, {@link Costs#atNotional}
     */
    public RegimeScoreRule(
            ScoreColumns columns,
            IntToLongFunction openTime,
            List<Optional<FrozenPolicy>> policies,
            ScoreTactics own,
            Costs costs,
            Set<PositionSide> sides) {
        if (policies.size() != columns.threshold().length) {
            throw new IllegalArgumentException(
                    "each of " + columns.threshold().length + " days needs a policy or none: " + policies.size());
        }
        this.columns = columns;
        this.openTime = openTime;
        this.policies = List.copyOf(policies);
        this.own = own;
        this.costs = costs;
        this.sides = Set.copyOf(sides);
        standard = new ScoreRule(columns, own, costs, sides);
        lowest = new double[policies.size()];
        for (int day = 0; day < lowest.length; day++) {
            double threshold = columns.threshold()[day];
            lowest[day] = policies.get(day).map(FrozenPolicy::lowestThreshold).orElse(threshold);
        }
    }

    @Override
    public Decision decide(int row, AccountView account) {
        int day = columns.dayOf(row);
        Optional<FrozenPolicy> policy = policies.get(day);
        if (policy.isEmpty()) {
            return standard.decide(row, account);
        }
        if (!ScoreEntryRule.mayEnter(columns.score()[row], lowest[day])) {
            return StandAside.noSignal();
        }
        ScoreForecast forecast = new ScoreForecast(
                columns.score()[row],
                columns.sigma()[row],
                columns.threshold()[day],
                columns.slope()[day],
                columns.variance()[day]);
        return policy.get().decide(forecast, openTime.applyAsLong(row), own, costs, sides, ByModel.UNSTORED);
    }

    @Override
    public int nextSignal(int row) {
        double[] scores = columns.score();
        int[] begins = columns.dayBegins();
        int from = row;
        for (int day = columns.dayOf(row); day < lowest.length; day++) {
            for (int at = from; at < begins[day + 1]; at++) {
                if (ScoreEntryRule.mayEnter(scores[at], lowest[day])) {
                    return at;
                }
            }
            from = begins[day + 1];
        }
        return NO_SIGNAL;
    }

    @Override
    public boolean exits(int row, Position position) {
        return standard.exits(row, position);
    }

    @Override
    public int nextExit(int row, Position position) {
        return standard.nextExit(row, position);
    }
}
