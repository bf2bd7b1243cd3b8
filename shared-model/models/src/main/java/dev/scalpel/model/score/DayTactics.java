package dev.scalpel.model.score;

import dev.scalpel.model.score.FrozenPolicy.Choice;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.util.Optional;
import java.util.Set;

/**
 * The tactics of a day's model: its own in every minute, or what a policy makes of them in each regime.
 *
 * @param own the model's own tactics
 * @param policy with the thresholds of the day; empty where the own tactics are always used
 */
public record DayTactics(ScoreTactics own, Optional<FrozenPolicy> policy) {

    /** The same in every regime. */
    public static DayTactics always(ScoreTactics own) {
        return new DayTactics(own, Optional.empty());
    }

    /** As {@link ScoreEntryRule#decide}, with the tactics and the threshold of the minute's regime. */
    public Decision decide(ScoreForecast forecast, long barTime, Costs costs, Set<PositionSide> sides, String modelId) {
        return policy.isPresent()
                ? policy.get().decide(forecast, barTime, own, costs, sides, modelId)
                : ScoreEntryRule.decide(forecast, own, costs, sides, modelId);
    }

    /**
     * What the policy chooses at a minute; empty without one.
     *
     * @param sigma of the minute
     * @param barTime its open, epoch milliseconds
     */
    public Optional<Choice> choice(double sigma, long barTime) {
        return policy.map(frozen -> frozen.choice(sigma, barTime));
    }

    /** The tactics in force at a minute; empty where the policy stands aside. */
    public Optional<ScoreTactics> at(double sigma, long barTime) {
        Optional<Choice> choice = choice(sigma, barTime);
        return choice.isEmpty() ? Optional.of(own) : choice.get().of(own);
    }

    /** The same with a cool-down of at least this many minutes in every regime. */
    public DayTactics withMinCoolDown(int minutes) {
        return new DayTactics(own.withMinCoolDown(minutes), policy);
    }
}
