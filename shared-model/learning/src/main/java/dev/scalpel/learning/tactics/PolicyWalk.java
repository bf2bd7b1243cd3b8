package dev.scalpel.learning.tactics;

import dev.scalpel.learning.score.IssuedScores;
import dev.scalpel.model.score.FrozenPolicy;
import dev.scalpel.model.score.ScorePolicy;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The policies of a walk: each is learned from shadow trades that had ended before its first day, and used on its days where
 * the policies before it have gained on days that they had not seen.
 */
public final class PolicyWalk {

    private final PolicyProcedure procedure;
    private final ActionTrades trades;
    private final List<Optional<FrozenPolicy>> learned = new ArrayList<>();
    private final List<Optional<FrozenPolicy>> used = new ArrayList<>();
    private final double[] defaultReturns;
    private final double[] learnedReturns;

    private PolicyWalk(PolicyProcedure procedure, ActionTrades trades) {
        this.procedure = procedure;
        this.trades = trades;
        Optional<ScorePolicy> policy = Optional.empty();
        for (int day = 0; day < trades.days(); day++) {
            if (day == 0 || isRefit(day)) {
                policy = learn(day);
            }
            learned.add(frozen(policy, day));
        }
        defaultReturns = trades.dailyReturns();
        learnedReturns = trades.dailyReturns(learned);
        boolean gains = false;
        for (int day = 0; day < trades.days(); day++) {
            if (day == 0 || isRefit(day)) {
                gains = sufficient(day);
            }
            used.add(gains ? learned.get(day) : Optional.empty());
        }
    }

    /**
     * @param issued scores of a walk
     * @param own tactics, which are those of every regime until something better is learned
     * @param costs of the account
     */
    public static PolicyWalk over(
            IssuedScores issued, ScoreTactics own, Costs costs, Set<PositionSide> sides, PolicyProcedure procedure) {
        return new PolicyWalk(procedure, new ActionTrades(issued, own, costs, sides));
    }

    /** The net return of each day under tactics that never change. */
    public static double[] defaultReturns(
            IssuedScores issued, ScoreTactics tactics, Costs costs, Set<PositionSide> sides) {
        return ActionTrades.defaultReturns(issued, tactics, costs, sides);
    }

    private boolean isRefit(int day) {
        return Math.floorMod(trades.firstDay() + day, (long) procedure.refitDays()) == 0;
    }

    /** The policy of a day, from what had ended before it; standing still where nothing is learned. */
    private Optional<ScorePolicy> learn(int day) {
        return PolicyFit.of(trades, procedure, Math.max(0, day - procedure.windowDays()), day)
                .filter(policy -> policy.changed() > 0);
    }

    private Optional<FrozenPolicy> frozen(Optional<ScorePolicy> policy, int day) {
        return policy.map(chosen -> new FrozenPolicy(chosen, trades.thresholdsOf(day)));
    }

    private boolean sufficient(int day) {
        Gain gain = gainBefore(day);
        return gain.days() >= procedure.minReviewDays() && gain.mean() > procedure.margin() * gain.error();
    }

    /**
     * What the policies gained over the usual tactics.
     *
     * @param days with a policy
     * @param mean difference of the daily net returns
     * @param error of the mean
     */
    public record Gain(int days, double mean, double error) {}

    private Gain gainBefore(int day) {
        return gain(learnedReturns, Math.max(0, day - procedure.reviewDays()), day);
    }

    private Gain gain(double[] returns, int from, int to) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int day = from; day < to; day++) {
            if (learned.get(day).isPresent()) {
                double difference = returns[day] - defaultReturns[day];
                sum += difference;
                squares += difference * difference;
                count++;
            }
        }
        if (count < 2) {
            return new Gain(count, 0, 0);
        }
        double mean = sum / count;
        return new Gain(count, mean, Math.sqrt(Math.max(0, squares / count - mean * mean) / (count - 1)));
    }

    /** The net return of each day of the bars under the usual tactics. */
    public double[] defaultReturns() {
        return defaultReturns.clone();
    }

    /** Under the newest policy that was learned, whether it had gained or not. */
    public double[] learnedReturns() {
        return learnedReturns.clone();
    }

    /** Under policies where those before had gained, else under the usual tactics: the procedure. */
    public double[] returns() {
        return trades.dailyReturns(used);
    }

    /** The policy of each day of the bars, where it is used. */
    public List<Optional<FrozenPolicy>> used() {
        return List.copyOf(used);
    }

    /** What was learned for each day. */
    public List<Optional<FrozenPolicy>> learned() {
        return List.copyOf(learned);
    }
}
