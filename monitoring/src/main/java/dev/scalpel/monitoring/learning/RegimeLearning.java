package dev.scalpel.monitoring.learning;

import dev.scalpel.learning.tactics.AdditiveRidgeFit;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.TacticsPolicy;
import dev.scalpel.model.decision.Regimes;
import dev.scalpel.model.decision.Regimes.Regime;
import dev.scalpel.monitoring.learning.CounterfactualRewards.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Fitted Q-learning over regimes with full information. The next regime does not depend on the action, so future
 * rewards cancel out of the comparison of two actions: an action's advantage in a regime is its reward per minute less
 * that of the default action. Each action is simulated over all bars, from several start bars. The difference of the
 * rewards at each bar is fitted as a sum of the effects of volatility, part of the day and bad runs, shrunk towards
 * zero. An action is selected where the lower bound of its advantage is positive and the largest; otherwise the default
 * tactics stay.
 */
public final class RegimeLearning {

    private static final int WALKS = 8;
    /** Small enough that the walks start within the life of one trade. */
    private static final int START_SPACING_MINUTES = 7;
    /** Zero-valued samples added to each effect, as a prior of no difference. */
    private static final double PRIOR_SAMPLES = 1_000;
    /** Standard errors by which an advantage must exceed zero. */
    private static final double STANDARD_ERRORS = 0.25;
    /** Standard errors are clustered by span: the outcomes of neighbouring bars overlap. */
    private static final long SPAN_MINUTES = 2 * Minutes.PER_HOUR;

    private static final int DEFAULT = 0;

    private final CounterfactualRewards rewards;
    private final Regimes regimes;

    private RegimeLearning(CounterfactualRewards rewards, Regimes regimes) {
        this.rewards = rewards;
        this.regimes = regimes;
    }

    public static TacticsPolicy learn(CounterfactualRewards rewards, Regimes regimes) {
        return new RegimeLearning(rewards, regimes).run();
    }

    private TacticsPolicy run() {
        List<Integer> choices = new ArrayList<>(Collections.nCopies(regimes.count(), DEFAULT));
        double[] best = new double[regimes.count()];
        double[] standard = rewardsOf(DEFAULT);
        for (int action = 1; action < rewards.actions().size(); action++) {
            AdditiveRidgeFit.Fitted advantage = fitted(rewardsOf(action), standard);
            for (int regime = 0; regime < best.length; regime++) {
                double bound = advantage.lowerBound(effects(regime), STANDARD_ERRORS);
                if (bound > best[regime]) {
                    best[regime] = bound;
                    choices.set(regime, action);
                }
            }
        }
        return TacticsPolicy.of(regimes, rewards.actions(), choices);
    }

    /** The reward of the action's entries at each bar, the mean over all walks. */
    private double[] rewardsOf(int action) {
        double[] total = new double[rewards.rows()];
        for (int walk = 0; walk < WALKS; walk++) {
            int row = walk * START_SPACING_MINUTES;
            while (row < rewards.rows()) {
                Outcome outcome = rewards.outcome(action, row);
                total[row] += outcome.reward() / WALKS;
                row = outcome.next();
            }
        }
        return total;
    }

    private AdditiveRidgeFit.Fitted fitted(double[] total, double[] standard) {
        AdditiveRidgeFit fit = new AdditiveRidgeFit(1 + regimes.levels() + regimes.dayParts() + 2, PRIOR_SAMPLES);
        for (int row = 0; row < total.length; row++) {
            if (rewards.decidable(row)) {
                long span = Math.floorDiv(rewards.openTime(row), SPAN_MINUTES * Minutes.MILLIS);
                fit.add(effects(rewards.regime(row)), total[row] - standard[row], span);
            }
        }
        return fit.solve();
    }

    /**
     * The effects of a regime: the overall mean, its volatility level, its part of the day, and whether it is a bad
     * run.
     */
    private int[] effects(int regime) {
        Regime found = regimes.regime(regime);
        int firstPart = 1 + regimes.levels();
        int firstRun = firstPart + regimes.dayParts();
        return new int[] {
            0, 1 + found.volatilityLevel(), firstPart + found.dayPart(), firstRun + (found.badRun() ? 1 : 0)
        };
    }
}
