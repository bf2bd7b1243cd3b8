package dev.scalpel.trading;

import dev.scalpel.market.Minutes;
import java.math.BigDecimal;

/**
 * An open position. All of it stands from the entry on; nothing moves later.
 *
 * @param sigma unit of distance of the decision bar, as a share of the price
 * @param decisionTime the minute of the bar that was decided on
 * @param entryTime the minute whose open was the entry
 * @param entryPrice slipped
 * @param deadline the first minute at which the hold is over
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
            throw new IllegalArgumentException("an entry comes a minute or more after its decision bar: entry "
                    + entryTime + ", decision bar " + decisionTime);
        }
        if (deadline <= entryTime) {
            throw new IllegalArgumentException("deadline must be > entryTime: " + deadline + " after " + entryTime);
        }
        if (quantity.signum() <= 0) {
            throw new IllegalArgumentException("quantity must be > 0: " + quantity);
        }
    }

    /** A position at its entry, its levels counted from the slipped price. */
    public static Position enter(
            Bracket bracket, double sigma, long decisionTime, long entryTime, double entryPrice, BigDecimal quantity) {
        return enter(bracket, sigma, decisionTime, entryTime, entryPrice, quantity, PriceTicks.NONE);
    }

    /** The same where stop and target rest on a venue's ticks. */
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

    /** The same levels for another quantity. */
    public Position withQuantity(BigDecimal otherQuantity) {
        return new Position(
                bracket, sigma, decisionTime, entryTime, entryPrice, stopPrice, targetPrice, deadline, otherQuantity);
    }

    public PositionSide side() {
        return bracket.side();
    }

    /** What was paid or received at the entry, in the quote asset, without fees. */
    public double notional() {
        return quantity.doubleValue() * entryPrice;
    }
}
