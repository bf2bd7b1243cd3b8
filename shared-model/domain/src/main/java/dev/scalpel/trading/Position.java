package dev.scalpel.trading;

import dev.scalpel.market.Minutes;
import java.math.BigDecimal;

/**
 * An open position. All values are fixed at the entry.
 *
 * @param basis the strategy that opened it, and why; the levels below are all that fills and exits need
 * @param decisionTime the minute of the decision bar
 * @param entryTime the minute whose open was the entry
 * @param entryPrice including spread and slippage
 * @param stopPrice NaN without a stop
 * @param targetPrice NaN without a target
 * @param deadline the first minute after the hold
 * @param quantity in units of the venue, above 0 for both sides: of the base asset, or contracts
 * @param multiplier units of the base asset in a quantity of one, above 0; see {@link VenueFilters}
 */
public record Position(
        EntryBasis basis,
        long decisionTime,
        long entryTime,
        double entryPrice,
        double stopPrice,
        double targetPrice,
        long deadline,
        BigDecimal quantity,
        BigDecimal multiplier) {

    public Position {
        Require.positive("entryPrice", entryPrice);
        Require.finiteOrNone("stopPrice", stopPrice);
        Require.finiteOrNone("targetPrice", targetPrice);
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
        if (multiplier.signum() <= 0) {
            throw new IllegalArgumentException("multiplier must be > 0: " + multiplier);
        }
    }

    /**
     * A position at its entry, with levels measured from the entry price after slippage. Its quantity counts units of the base
     * asset; see {@link #withMultiplier}.
     */
    public static Position enter(
            EntryBasis basis, long decisionTime, long entryTime, double entryPrice, BigDecimal quantity) {
        return enter(basis, decisionTime, entryTime, entryPrice, quantity, PriceTicks.NONE);
    }

    /** The same with stop and target rounded to a venue's ticks. */
    public static Position enter(
            EntryBasis basis,
            long decisionTime,
            long entryTime,
            double entryPrice,
            BigDecimal quantity,
            PriceTicks ticks) {
        EntryBasis.Distances distances = basis.distances();
        return new Position(
                basis,
                decisionTime,
                entryTime,
                entryPrice,
                ticks.level(distances.side(), distances.stopPrice(entryPrice)),
                ticks.level(distances.side(), distances.targetPrice(entryPrice)),
                distances.deadline(entryTime),
                quantity,
                BigDecimal.ONE);
    }

    /** The same position with another quantity. */
    public Position withQuantity(BigDecimal otherQuantity) {
        return new Position(
                basis,
                decisionTime,
                entryTime,
                entryPrice,
                stopPrice,
                targetPrice,
                deadline,
                otherQuantity,
                multiplier);
    }

    /** The same position in contracts of this many units of the base asset. */
    public Position withMultiplier(BigDecimal unitsPerContract) {
        return new Position(
                basis,
                decisionTime,
                entryTime,
                entryPrice,
                stopPrice,
                targetPrice,
                deadline,
                quantity,
                unitsPerContract);
    }

    public boolean hasStop() {
        return !Double.isNaN(stopPrice);
    }

    public boolean hasTarget() {
        return !Double.isNaN(targetPrice);
    }

    public PositionSide side() {
        return basis.side();
    }

    /** σ of the decision bar as a share of the price; 0 where it is not measured. */
    public double volatility() {
        return basis.volatility();
    }

    /** How much of the base asset the quantity stands for. */
    public double baseQuantity() {
        return quantity.doubleValue() * multiplier.doubleValue();
    }

    /** The entry's value in the quote asset, without fees: quantity · multiplier · price. */
    public double notional() {
        return baseQuantity() * entryPrice;
    }
}
