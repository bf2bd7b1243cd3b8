package dev.scalpel.trading;

import dev.scalpel.market.Sha256;

/**
 * Tactics of the style that chooses a bracket and leaves it to stop, target and maximum hold to close the position.
 *
 * @param entryThreshold minimum calibrated net prediction of the chosen bracket, in σ
 * @param minWinProbability minimum win probability of the meta-model
 * @param kellyFraction factor on {@code p − (1 − p)/R}, 0 to {@value #MAX_KELLY_FRACTION}. 1 is the full Kelly
 *     bet if a loss took the whole stake; a stop limits it to a few thousandths, so that factors far above 1 are still a
 *     small part of the full bet
 * @param holdMinutes maximum hold; a shorter hold of the bracket wins
 */
public record BracketTactics(
        double entryThreshold,
        double minWinProbability,
        double kellyFraction,
        double sizeCap,
        int holdMinutes,
        int coolDownMinutes)
        implements Tactics {

    public static final double MAX_KELLY_FRACTION = 100;

    private static final int ID_DIGITS = 12;

    public static final BracketTactics DEFAULT = new BracketTactics(0.25, 0.4, 0.25, 0.5, 60, 5);

    public BracketTactics {
        Require.within("entryThreshold", entryThreshold, 0, 100);
        Require.within("minWinProbability", minWinProbability, 0, 1);
        Require.within("kellyFraction", kellyFraction, 0, MAX_KELLY_FRACTION);
        Require.positive("sizeCap", sizeCap);
        Require.within("sizeCap", sizeCap, 0, 1);
        Require.within("holdMinutes", holdMinutes, 1, Bracket.MAX_HOLD_MINUTES);
        Require.within("coolDownMinutes", coolDownMinutes, 0, Bracket.MAX_HOLD_MINUTES);
    }

    @Override
    public BracketTactics withMinCoolDown(int minutes) {
        return coolDownMinutes >= minutes
                ? this
                : new BracketTactics(entryThreshold, minWinProbability, kellyFraction, sizeCap, holdMinutes, minutes);
    }

    @Override
    public String id() {
        String text = entryThreshold + "|" + minWinProbability + "|" + kellyFraction + "|" + sizeCap + "|" + holdMinutes
                + "|" + coolDownMinutes;
        return Sha256.hex(text).substring(0, ID_DIGITS);
    }
}
