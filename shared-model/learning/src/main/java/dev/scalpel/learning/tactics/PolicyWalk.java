package dev.scalpel.learning.tactics;

import dev.scalpel.learning.score.IssuedScores;
import dev.scalpel.model.UpdateReview;
import dev.scalpel.model.score.FrozenPolicy;
import dev.scalpel.model.score.RegimeScoreRule;
import dev.scalpel.model.score.ScorePolicy;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The policies of a walk: each is learned from shadow trades that had ended before its first day, and used on its days where
 * the policies before it have gained on days that they had not seen.
 */
public final class PolicyWalk {

    private static final double BP = 1e4;

    private final PolicyProcedure procedure;
    private final ActionTrades trades;
    /** Of each day, and of the day after the bars. */
    private final List<Optional<FrozenPolicy>> learned = new ArrayList<>();
    /** The same, where it is used. */
    private final List<Optional<FrozenPolicy>> used = new ArrayList<>();
    /** By which the last day was decided. */
    private Gain decisive = new Gain(0, 0, 0);

    private final double[] defaultReturns;
    private final double[] learnedReturns;

    private PolicyWalk(PolicyProcedure procedure, ActionTrades trades) {
        this.procedure = procedure;
        this.trades = trades;
        Optional<ScorePolicy> policy = Optional.empty();
        for (int day = 0; day <= trades.days(); day++) {
            if (day == 0 || isRefit(day)) {
                policy = learn(day);
            }
            learned.add(frozen(policy, day));
        }
        defaultReturns = trades.dailyReturns();
        learnedReturns = trades.dailyReturns(learned());
        for (int day = 0; day <= trades.days(); day++) {
            if (day == 0 || isRefit(day)) {
                decisive = gainBefore(day);
            }
            used.add(sufficient(decisive) ? learned.get(day) : Optional.empty());
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

    private boolean sufficient(Gain gain) {
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

    private Gain gainBefore(int end) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int day = Math.max(0, end - procedure.reviewDays()); day < end; day++) {
            if (learned.get(day).isPresent()) {
                double difference = learnedReturns[day] - defaultReturns[day];
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
        return trades.dailyReturns(used());
    }

    /** The policy of each day of the bars, where it is used. */
    public List<Optional<FrozenPolicy>> used() {
        return used.subList(0, trades.days());
    }

    /** What was learned for each day. */
    public List<Optional<FrozenPolicy>> learned() {
        return learned.subList(0, trades.days());
    }

    /** The policy of the day after the bars; empty where the usual tactics are used. */
    public Optional<FrozenPolicy> next() {
        return used.get(trades.days());
    }

    /** Why it is used or not, for a manifest. */
    public UpdateReview review() {
        boolean isUsed = next().isPresent();
        int changed = learned.get(trades.days())
                .map(frozen -> frozen.policy().changed())
                .orElse(0);
        return new UpdateReview(
                isUsed,
                words(isUsed, changed),
                Map.of(
                        "days",
                        (double) decisive.days(),
                        "gainBp",
                        BP * decisive.mean(),
                        "standardErrorBp",
                        BP * decisive.error(),
                        "margin",
                        procedure.margin(),
                        "changedRegimes",
                        (double) changed));
    }

    private String words(boolean isUsed, int changed) {
        if (decisive.days() < procedure.minReviewDays()) {
            return "the usual tactics in every regime: policies have traded " + decisive.days()
                    + " days on paper that they had not seen, " + procedure.minReviewDays() + " are needed";
        }
        return String.format(
                Locale.ROOT,
                "%s: over %d days policies gained %.2f ± %.2f bp per day over the usual tactics, needed are %s standard"
                        + " errors",
                isUsed ? "other tactics in " + changed + " regimes" : "the usual tactics in every regime",
                decisive.days(),
                BP * decisive.mean(),
                BP * decisive.error(),
                procedure.margin());
    }

    /** The rule of all days of the bars: the procedure. */
    public RegimeScoreRule rule() {
        return trades.rule(used());
    }

    /** The rule of a day, by its days since the epoch; its rows count from the day's first bar. */
    public RegimeScoreRule ruleOf(long epochDay) {
        return trades.ruleOf(epochDay, used);
    }

    /** The same under what was learned for the day, whether it had gained or not. */
    public RegimeScoreRule learnedRuleOf(long epochDay) {
        return trades.ruleOf(epochDay, learned);
    }
}
