package dev.scalpel.trading;

import dev.scalpel.market.Sha256;
import dev.scalpel.trading.EntryBasis.Distances;

/**
 * Tactics of the style that follows a score: in when the score is among its largest, out when it has turned. A stop and a
 * target rest far away, against disasters; the unit of their distance is the volatility of an hour, σ·√60.
 *
 * @param quantile of |score| over the last 14 days above which it enters, in (0, 1)
 * @param exitLevel the score at which it closes, as a share of the entry threshold: 0 when the score crosses zero
 * @param stopSigmas distance of the stop in σ·√60, at least {@value #MIN_STOP_SIGMAS}: a closer one destroys the edge
 * @param targetSigmas distance of the target in σ·√60
 * @param holdMinutes maximum minutes from the entry to the exit
 * @param targetVolatility wanted daily volatility of the position, as a share of equity
 * @param kellyFraction cap of the size, as a share of the full Kelly bet on the calibrated edge
 * @param sizeCap maximum position as a share of equity
 */
public record ScoreTactics(
        double quantile,
        double exitLevel,
        double stopSigmas,
        double targetSigmas,
        int holdMinutes,
        double targetVolatility,
        double kellyFraction,
        double sizeCap,
        int coolDownMinutes)
        implements Tactics {

    public static final double MIN_STOP_SIGMAS = 3;

    public static final ScoreTactics DEFAULT = new ScoreTactics(0.97, 0, 5, 15, 240, 0.02, 0.25, 1, 0);

    /** A level below the entry price stays above 0, however volatile the hour. */
    private static final double MAX_DISTANCE = 0.9;

    private static final int MINUTES_PER_HOUR = 60;
    private static final int ID_DIGITS = 12;

    public ScoreTactics {
        if (!(quantile > 0 && quantile < 1)) {
            throw new IllegalArgumentException("quantile must lie in (0, 1): " + quantile);
        }
        Require.within("exitLevel", exitLevel, -1, 1);
        Require.within("stopSigmas", stopSigmas, MIN_STOP_SIGMAS, Double.MAX_VALUE);
        Require.positive("targetSigmas", targetSigmas);
        Require.within("holdMinutes", holdMinutes, 1, Bracket.MAX_HOLD_MINUTES);
        Require.positive("targetVolatility", targetVolatility);
        Require.within("kellyFraction", kellyFraction, 0, BracketTactics.MAX_KELLY_FRACTION);
        Require.positive("sizeCap", sizeCap);
        Require.within("sizeCap", sizeCap, 0, 1);
        Require.within("coolDownMinutes", coolDownMinutes, 0, Bracket.MAX_HOLD_MINUTES);
    }

    /**
     * Where a position of this side is to be closed if the score does not turn before.
     *
     * @param sigma volatility of one minute at the decision bar, as a share of the price
     */
    public Distances distances(PositionSide side, double sigma) {
        double hour = sigma * Math.sqrt(MINUTES_PER_HOUR);
        return new Distances(
                side,
                Math.min(stopSigmas * hour, MAX_DISTANCE),
                Math.min(targetSigmas * hour, MAX_DISTANCE),
                holdMinutes,
                sigma);
    }

    @Override
    public ScoreTactics withMinCoolDown(int minutes) {
        return coolDownMinutes >= minutes
                ? this
                : new ScoreTactics(
                        quantile,
                        exitLevel,
                        stopSigmas,
                        targetSigmas,
                        holdMinutes,
                        targetVolatility,
                        kellyFraction,
                        sizeCap,
                        minutes);
    }

    @Override
    public String id() {
        String text = "score|" + quantile + "|" + exitLevel + "|" + stopSigmas + "|" + targetSigmas + "|" + holdMinutes
                + "|" + targetVolatility + "|" + kellyFraction + "|" + sizeCap + "|" + coolDownMinutes;
        return Sha256.hex(text).substring(0, ID_DIGITS);
    }
}
