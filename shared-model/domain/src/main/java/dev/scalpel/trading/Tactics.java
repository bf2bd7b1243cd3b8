package dev.scalpel.trading;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The tunable parameters of the decision.
 *
 * @param entryThreshold the calibrated net prediction of the chosen bracket must reach this many σ
 * @param minWinProbability below it the meta-model vetoes
 * @param kellyFraction factor on {@code p − (1 − p)/R}, 0 to {@value #LARGEST_KELLY_FRACTION}. That figure is the full Kelly bet
 *     where a loss takes the whole stake; a loss behind a stop takes a few thousandths of it, so that factors far above
 *     1 are still a small part of the full bet
 * @param sizeCap largest position as a share of equity, above 0, to 1
 * @param holdMinutes longest hold; a bracket's own hold stands where it is shorter
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

    /** These tactics with a cool-down of at least this many minutes: they may wait longer than is asked, never shorter. */
    public Tactics withMinCoolDown(int minutes) {
        return coolDownMinutes >= minutes
                ? this
                : new Tactics(entryThreshold, minWinProbability, kellyFraction, sizeCap, holdMinutes, minutes);
    }

    /** Twelve hexadecimal digits that name these very values. */
    public String id() {
        String text = entryThreshold + "|" + minWinProbability + "|" + kellyFraction + "|" + sizeCap + "|" + holdMinutes
                + "|" + coolDownMinutes;
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 6);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
