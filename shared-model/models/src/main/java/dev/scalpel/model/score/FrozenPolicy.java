package dev.scalpel.model.score;

import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.trading.StandAsideReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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

    /**
     * What is done in a regime.
     *
     * @param regime its number
     * @param number of the action
     * @param threshold of |score| of the day under this action
     */
    public record Choice(int regime, int number, ScoreAction action, double threshold) {

        /** A model's tactics as the action changes them; empty to stand aside. */
        public Optional<ScoreTactics> of(ScoreTactics own) {
            return action.standsAside() ? Optional.empty() : Optional.of(action.of(own));
        }

        /** For a decision's row. */
        public Map<String, Double> figures() {
            return Map.of(REGIME, (double) regime, ACTION, (double) number);
        }
    }

    /** @param barTime open of the minute's bar, epoch milliseconds */
    public Choice choice(double sigma, long barTime) {
        int regime = policy.regime(sigma, barTime);
        int number = policy.choices().get(regime);
        return new Choice(regime, number, policy.actions().get(number), thresholds.get(number));
    }

    /** As {@link ScoreEntryRule#decide}, with the tactics and the threshold of the minute's regime. */
    public Decision decide(
            ScoreForecast forecast,
            long barTime,
            ScoreTactics own,
            Costs costs,
            Set<PositionSide> sides,
            String modelId) {
        Choice choice = choice(forecast.sigma(), barTime);
        if (choice.action().standsAside()) {
            Map<String, Double> figures = new TreeMap<>(choice.figures());
            figures.put(ScoreEntryRule.SCORE, forecast.score());
            return new StandAside(StandAsideReason.POLICY, figures);
        }
        return ScoreEntryRule.decide(
                forecast.withThreshold(choice.threshold()), choice.action().of(own), costs, sides, modelId);
    }

    /** What is done at a minute, for a reader. */
    public String words(double sigma, long barTime) {
        return "policy: " + policy.describe(policy.regime(sigma, barTime));
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
