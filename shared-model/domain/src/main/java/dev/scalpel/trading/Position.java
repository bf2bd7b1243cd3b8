package dev.scalpel.trading;

import dev.scalpel.market.Minutes;
import java.math.BigDecimal;

/**
 * An open position. All values are fixed at the entry.
 *
 * @param sigma unit of distance of the decision bar, as a share of the price
 * @param decisionTime the minute of the decision bar
 * @param entryTime the minute whose open was the entry
 * @param entryPrice including spread and slippage
 * @param deadline the first minute after the hold
 * @param quantity in units of the base asset, above 0 for both sides
 */
public record Position(
        Bracket bracket,
        double sigma,
        long decisionTime,
        long entryTime,
        double entryPrice,
        double stopPrice,
        double targetPrice,
        long deadline,
        BigDecimal quantity) {

    public Position {
        Require.positive("sigma", sigma);
        Require.positive("entryPrice", entryPrice);
        Require.finite("stopPrice", stopPrice);
        Require.finite("targetPrice", targetPrice);
        if (!Minutes.isMinute(decisionTime) || !Minutes.isMinute(entryTime) || entryTime <= decisionTime) {
            throw new IllegalArgumentException("entryTime must be at least one minute after decisionTime: entry "
                    + entryTime + ", decision bar " + decisionTime);
        }
        if (deadline <= entryTime) {
            throw new IllegalArgumentException("deadline must be > entryTime: " + deadline + " after " + entryTime);
        }
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("quantity must be > 0: " + quantity);
        }
    }

    /** A position at its entry, with levels measured from the entry price after slippage. */
    public static Position enter(
            Bracket bracket, double sigma, long decisionTime, long entryTime, double entryPrice, BigDecimal quantity) {
        return enter(bracket, sigma, decisionTime, entryTime, entryPrice, quantity, PriceTicks.NONE);
    }

    /** The same with stop and target rounded to a venue's ticks. */
    public static Position enter(
            Bracket bracket,
            double sigma,
            long decisionTime,
            long entryTime,
            double entryPrice,
            BigDecimal quantity,
            PriceTicks ticks) {
        return new Position(
                bracket,
                sigma,
                decisionTime,
                entryTime,
                entryPrice,
                ticks.level(bracket.side(), bracket.stopPrice(entryPrice, sigma)),
                ticks.level(bracket.side(), bracket.targetPrice(entryPrice, sigma)),
                bracket.deadline(entryTime),
                quantity);
    }

    /** The same position with another quantity. */
    public Position withQuantity(BigDecimal otherQuantity) {
        return new Position(
                bracket, sigma, decisionTime, entryTime, entryPrice, stopPrice, targetPrice, deadline, otherQuantity);
    }

    public PositionSide side() {
        return bracket.side();
    }

    /** The entry's value in the quote asset, without fees. */
    public double notional() {
        return quantity.doubleValue() * entryPrice;
    }
}
