package dev.scalpel.evidence;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * The capital of a bettor who bets, day after day, that the procedure earns money. While it does not, his capital is
 * expected not to grow, whatever the dependence between days and instruments; so a capital of 20 comes about in at most
 * one of twenty procedures without an edge, at whichever day one looks. Two thirds start with a bettor whose stakes aim
 * at a capital of {@value #AIM} by the horizon, one third with four bettors of fixed stakes.
 *
 * @param aiming capital of the bettor who aims, from 1
 * @param fixed capital of each bettor with a fixed stake, from 1
 * @param days that were bet on
 * @param charge by which every day's result is reduced, which pays for losses beyond {@value #WORST}
 * @param overshoot sum of the losses beyond {@value #WORST}, in units of {@link ReturnScale}
 */
public record Wager(double aiming, List<Double> fixed, int days, double charge, double overshoot) {

    /** The largest loss of a day that counts, in units of {@link ReturnScale}. */
    public static final double WORST = 4.5;
    /** The largest gain that counts. */
    public static final double BEST = 4;

    static final List<Double> STAKES = List.of(0.05, 0.10, 0.15, 0.20);

    private static final double AIM = 40;
    private static final double MAX_STAKE = 0.2;
    private static final double AIMING_SHARE = 2.0 / 3;
    private static final double FIRST_CHARGE = 0.01;
    /** Five doublings; with it even the worst day leaves every bettor some capital. */
    private static final double MAX_CHARGE = 0.32;

    private static final int FIRST_HORIZON_DAYS = 360;
    private static final NormalDistribution NORMAL = new NormalDistribution();

    public Wager {
        fixed = List.copyOf(fixed);
        if (fixed.size() != STAKES.size()) {
            throw new IllegalArgumentException("there must be " + STAKES.size() + " fixed stakes: " + fixed.size());
        }
        if (!(aiming >= 0) || !fixed.stream().allMatch(capital -> capital >= 0)) {
            throw new IllegalArgumentException("capital must be >= 0: " + aiming + ", " + fixed);
        }
        if (days < 0 || !(charge > 0) || !(overshoot >= 0)) {
            throw new IllegalArgumentException(
                    "days and overshoot must be >= 0, charge > 0: " + days + ", " + overshoot + ", " + charge);
        }
    }

    public static Wager starting() {
        return new Wager(1, STAKES.stream().map(stake -> 1.0).toList(), 0, FIRST_CHARGE, 0);
    }

    /** The evidence against "no edge": 1 is none. */
    public double evidence() {
        return AIMING_SHARE * aiming + (1 - AIMING_SHARE) * steady();
    }

    /** The mean capital of the fixed stakes. */
    public double steady() {
        double sum = 0;
        for (double capital : fixed) {
            sum += capital;
        }
        return sum / fixed.size();
    }

    /** The mean loss beyond {@value #WORST} per day. */
    public double meanOvershoot() {
        return days == 0 ? 0 : overshoot / days;
    }

    /** @param scaled the day's return in units of {@link ReturnScale} */
    public Wager after(double scaled) {
        double outcome = clip(scaled) - charge;
        List<Double> next = new ArrayList<>();
        for (int i = 0; i < fixed.size(); i++) {
            next.add(fixed.get(i) * (1 + STAKES.get(i) * outcome));
        }
        double beyond = overshoot + Math.max(0, -WORST - scaled);
        return new Wager(
                aiming * (1 + stake() * outcome),
                next,
                days + 1,
                beyond / (days + 1) > charge / 2 ? Math.min(MAX_CHARGE, 2 * charge) : charge,
                beyond);
    }

    static double clip(double scaled) {
        return Math.max(-WORST, Math.min(BEST, scaled));
    }

    /** The next stake of the bettor who aims: what a Brownian motion needs to reach the aim by the horizon. */
    double stake() {
        if (aiming >= AIM || !(aiming > 0)) {
            return 0;
        }
        double distance = NORMAL.inverseCumulativeProbability(aiming / AIM);
        double stake = NORMAL.density(distance) / (aiming / AIM * Math.sqrt(daysToHorizon()));
        return Math.min(MAX_STAKE, stake);
    }

    private int daysToHorizon() {
        int horizon = FIRST_HORIZON_DAYS;
        while (horizon <= days) {
            horizon *= 2;
        }
        return horizon - days;
    }
}
