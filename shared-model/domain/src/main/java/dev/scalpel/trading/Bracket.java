package dev.scalpel.trading;

import dev.scalpel.market.Minutes;
import java.math.BigDecimal;

/**
 * A side with a stop, a target and a maximum hold: one candidate of the decision. Distances are in σ, the unit of
 * distance frozen at the decision bar (a share of the price), and are measured from the entry price after slippage.
 *
 * @param stopSigmas distance of the stop in σ, above 0
 * @param targetSigmas distance of the target in σ, above 0
 * @param holdMinutes maximum minutes from the entry to the exit, 1 to {@value #MAX_HOLD_MINUTES}
 */
public record Bracket(PositionSide side, double stopSigmas, double targetSigmas, int holdMinutes) {

    public static final int MAX_HOLD_MINUTES = 10_080;

    public Bracket {
        Require.positive("stopSigmas", stopSigmas);
        Require.positive("targetSigmas", targetSigmas);
        Require.within("holdMinutes", holdMinutes, 1, MAX_HOLD_MINUTES);
    }

    /** Short, stable and readable: {@code L-s1.5-g3-h60} is long, stop 1.5 σ, target (gain) 3 σ, 60 minutes. */
    public String id() {
        return side.letter() + "-s" + plain(stopSigmas) + "-g" + plain(targetSigmas) + "-h" + holdMinutes;
    }

    /** The stop's distance as a share of the entry price. */
    public double stopDistance(double sigma) {
        return stopSigmas * sigma;
    }

    /** The target's distance as a share of the entry price. */
    public double targetDistance(double sigma) {
        return targetSigmas * sigma;
    }

    public double stopPrice(double entryPrice, double sigma) {
        return stopPrice(side, stopSigmas, entryPrice, sigma);
    }

    public double targetPrice(double entryPrice, double sigma) {
        return targetPrice(side, targetSigmas, entryPrice, sigma);
    }

    /** The same for a grid's level, so that a bracket and its grid agree to the last bit. */
    public static double stopPrice(PositionSide side, double stopSigmas, double entryPrice, double sigma) {
        return entryPrice * (1 - side.sign() * (stopSigmas * sigma));
    }

    /** The same for a grid's level, so that a bracket and its grid agree to the last bit. */
    public static double targetPrice(PositionSide side, double targetSigmas, double entryPrice, double sigma) {
        return entryPrice * (1 + side.sign() * (targetSigmas * sigma));
    }

    /** The first minute after the hold. */
    public long deadline(long entryTime) {
        return Minutes.plus(entryTime, holdMinutes);
    }

    /** This bracket with a hold no longer than {@code minutes}. */
    public Bracket withMaxHold(int minutes) {
        return minutes >= holdMinutes ? this : new Bracket(side, stopSigmas, targetSigmas, minutes);
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
