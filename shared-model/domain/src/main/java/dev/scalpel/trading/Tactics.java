package dev.scalpel.trading;

import dev.scalpel.market.Sha256;

/**
 * The tunable parameters of the decision.
 *
 * @param entryThreshold minimum calibrated net prediction of the chosen bracket, in σ
 * @param minWinProbability minimum win probability of the meta-model
 * @param kellyFraction factor on {@code p − (1 − p)/R}, 0 to {@value #MAX_KELLY_FRACTION}. 1 is the full Kelly
 *     bet if a loss took the whole stake; a stop limits it to a few thousandths, so that factors far above 1 are still a
 *     small part of the full bet
 * @param sizeCap maximum position as a share of equity, above 0, to 1
 * @param holdMinutes maximum hold; a shorter hold of the bracket wins
 * @param coolDownMinutes minutes without entry after a stop
 */
public record Tactics(
        double entryThreshold,
        double minWinProbability,
        double kellyFraction,
        double sizeCap,
        int holdMinutes,
        int coolDownMinutes) {

    public static final double MAX_KELLY_FRACTION = 100;

    private static final int ID_DIGITS = 12;

    public static final Tactics DEFAULT = new Tactics(0.25, 0.4, 0.25, 0.5, 60, 5);

    public Tactics {
        Require.within("entryThreshold", entryThreshold, 0, 100);
        Require.within("minWinProbability", minWinProbability, 0, 1);
        Require.within("kellyFraction", kellyFraction, 0, MAX_KELLY_FRACTION);
        Require.positive("sizeCap", sizeCap);
        Require.within("sizeCap", sizeCap, 0, 1);
        Require.within("holdMinutes", holdMinutes, 1, Bracket.MAX_HOLD_MINUTES);
        Require.within("coolDownMinutes", coolDownMinutes, 0, Bracket.MAX_HOLD_MINUTES);
    }

    /** These tactics with a cool-down of at least this many minutes. */
    public Tactics withMinCoolDown(int minutes) {
        return coolDownMinutes >= minutes
                ? this
                : new Tactics(entryThreshold, minWinProbability, kellyFraction, sizeCap, holdMinutes, minutes);
    }

    /** Twelve hexadecimal digits that identify these values. */
    public String id() {
        String text = entryThreshold + "|" + minWinProbability + "|" + kellyFraction + "|" + sizeCap + "|" + holdMinutes
                + "|" + coolDownMinutes;
        return Sha256.hex(text).substring(0, ID_DIGITS);
    }
}
