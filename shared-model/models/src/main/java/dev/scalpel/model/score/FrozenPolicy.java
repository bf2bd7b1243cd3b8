package dev.scalpel.model.score;

import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.StandAsideReason;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A policy with the thresholds of a day, frozen at its start as the model's own is.
 *
 * @param thresholds by action; infinite where too few scores are known
 */
public record FrozenPolicy(ScorePolicy policy, List<Double> thresholds) {

    /** Names of a decision's figures. */
    public static final String REGIME = "regime";

    public static final String ACTION = "action";

    public FrozenPolicy {
        thresholds = List.copyOf(thresholds);
        if (thresholds.size() != policy.actions().size()) {
            throw new IllegalArgumentException(
                    "each of " + policy.actions().size() + " actions needs its threshold: " + thresholds.size());
        }
    }

    /** As {@link ScoreEntryRule#decide}, with the tactics and the threshold of the minute's regime. */
    public Decision decide(
            ScoreForecast forecast,
            long barTime,
            ScoreTactics own,
            Costs costs,
            Set<PositionSide> sides,
            String modelId) {
        int regime = policy.regime(forecast.sigma(), barTime);
        int choice = policy.choices().get(regime);
        ScoreAction action = policy.actions().get(choice);
        if (action.standsAside()) {
            return new StandAside(
                    StandAsideReason.POLICY,
                    Map.of(ScoreEntryRule.SCORE, forecast.score(), REGIME, (double) regime, ACTION, (double) choice));
        }
        return ScoreEntryRule.decide(
                forecast.withThreshold(thresholds.get(choice)), action.of(own), costs, sides, modelId);
    }

    /** The smallest threshold that any regime uses. */
    double lowestThreshold() {
        return policy.choices().stream()
                .filter(choice -> !policy.actions().get(choice).standsAside())
                .mapToDouble(thresholds::get)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
