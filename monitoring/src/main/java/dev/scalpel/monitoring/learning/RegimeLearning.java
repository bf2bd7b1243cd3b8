package dev.scalpel.monitoring.learning;

import dev.scalpel.market.Minutes;
import dev.scalpel.model.TacticsPolicy;
import dev.scalpel.model.decision.Regimes;
import dev.scalpel.model.decision.Regimes.Place;
import dev.scalpel.monitoring.learning.CounterfactualRewards.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Fitted Q-learning over regimes with full information. The regime that follows does not depend on what we do, so what
 * follows cancels out of the comparison of two actions: an action's advantage in a regime is what it earns there a
 * minute, less what the usual one earns. Each action walks through all bars, from several first bars; the difference of
 * what both earned at each bar is fitted as a sum of the effects of liveliness, part of the day and bad runs, drawn
 * towards zero. An action is chosen where the lower bound of its advantage is the largest above zero; elsewhere, and
 * without evidence everywhere, the usual tactics stay.
 */
public final class RegimeLearning {

    private static final int WALKS = 8;
    /** So that the walks begin within the life of one trade. */
    private static final int MINUTES_APART = 7;
    /** Bars that speak for no difference, added to each effect. */
    private static final double DOUBT = 1_000;
    /** Standard errors that an advantage must lie above zero. */
    private static final double CAUTION = 0.25;
    /** Neighbouring bars share their outcomes; bars of different spans hardly do. */
    private static final long SPAN_MINUTES = 2 * Minutes.PER_HOUR;

    private static final int USUAL = 0;

    private final CounterfactualRewards possible;
    private final Regimes regimes;

    private RegimeLearning(CounterfactualRewards possible, Regimes regimes) {
        this.possible = possible;
        this.regimes = regimes;
    }

    public static TacticsPolicy learn(CounterfactualRewards possible, Regimes regimes) {
        return new RegimeLearning(possible, regimes).run();
    }

    private TacticsPolicy run() {
        List<Integer> choices = new ArrayList<>(Collections.nCopies(regimes.count(), USUAL));
        double[] best = new double[regimes.count()];
        double[] usual = earned(USUAL);
        for (int action = 1; action < possible.actions().size(); action++) {
            AdditiveRidgeFit.Fitted advantage = fitted(earned(action), usual);
            for (int regime = 0; regime < best.length; regime++) {
                double bound = advantage.lowerBound(effects(regime), CAUTION);
                if (bound > best[regime]) {
                    best[regime] = bound;
                    choices.set(regime, action);
                }
            }
        }
        return TacticsPolicy.of(regimes, possible.actions(), choices);
    }

    /** What the action earned by entering at each bar, the mean of all walks. */
    private double[] earned(int action) {
        double[] earned = new double[possible.rows()];
        for (int walk = 0; walk < WALKS; walk++) {
            int row = walk * MINUTES_APART;
            while (row < possible.rows()) {
                Outcome outcome = possible.outcome(action, row);
                earned[row] += outcome.reward() / WALKS;
                row = outcome.next();
            }
        }
        return earned;
    }

    private AdditiveRidgeFit.Fitted fitted(double[] earned, double[] usual) {
        AdditiveRidgeFit fit = new AdditiveRidgeFit(1 + regimes.levels() + regimes.dayParts() + 2, DOUBT);
        for (int row = 0; row < earned.length; row++) {
            if (possible.decidable(row)) {
                long span = Math.floorDiv(possible.openTime(row), SPAN_MINUTES * Minutes.MILLIS);
                fit.add(effects(possible.regime(row)), earned[row] - usual[row], span);
            }
        }
        return fit.solve();
    }

    /** Which effects a regime has: the mean of all, its liveliness, its part of the day, its bad run or none. */
    private int[] effects(int regime) {
        Place place = regimes.place(regime);
        int firstPart = 1 + regimes.levels();
        int firstRun = firstPart + regimes.dayParts();
        return new int[] {0, 1 + place.liveliness(), firstPart + place.dayPart(), firstRun + (place.badRun() ? 1 : 0)};
    }
}
