package dev.scalpel.trading.risk;

import dev.scalpel.trading.Require;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Position size: the Kelly share of equity, and the quantity that the venue accepts. */
public final class Sizing {

    /** Three tenths of a thousand at a price of three are a hundred, not 99.999: compensates the rounding of doubles. */
    private static final double ROUNDING_TOLERANCE = 1 + 1e-12;

    private Sizing() {}

    /**
     * Fractional Kelly: {@code fraction · (p − (1 − p) / R)}, clipped to [0, cap].
     *
     * @param winProbability p, the probability of a net profit
     * @param payoffRatio R, mean net win ÷ mean net loss; gives 0 when not positive
     */
    public static double kellyShare(double winProbability, double payoffRatio, double fraction, double cap) {
        Require.within("winProbability", winProbability, 0, 1);
        if (!(payoffRatio > 0)) {
            return 0;
        }
        double full = winProbability - (1 - winProbability) / payoffRatio;
        return Math.max(0, Math.min(cap, fraction * full));
    }

    /**
     * The quantity for a share of equity, in whole steps, rounded down (with a tolerance of 1e-12).
     *
     * @param share requested share of equity; limited by the allocation
     * @param allocation maximum share of equity for this symbol, 0 to 1
     * @param price expected fill price of the entry
     * @param lowestLegPrice the lowest price of the position's orders: the stop of a long, the target of a short
     * @param feeRate fee rate that the bought quantity may be reduced by
     * @return empty when the venue would refuse the entry, or the exit of what remains after fees
     */
    public static Optional<BigDecimal> quantity(
            double equity,
            double share,
            double allocation,
            double price,
            double lowestLegPrice,
            double feeRate,
            VenueFilters filters) {
        Require.positive("price", price);
        double notional = equity * Math.min(share, allocation);
        double step = filters.stepSize().doubleValue() * filters.multiplier().doubleValue();
        double steps = Math.floor(notional / (price * step) * ROUNDING_TOLERANCE);
        BigDecimal requested = filters.stepSize().multiply(BigDecimal.valueOf((long) steps));
        BigDecimal quantity = requested.compareTo(filters.maxQuantity()) > 0
                ? filters.floorQuantity(filters.maxQuantity())
                : requested;
        return clearsMinimums(quantity, price, lowestLegPrice, feeRate, filters)
                ? Optional.of(quantity)
                : Optional.empty();
    }

    /** Whether even a step and a tick less would be accepted, so that the exact and slow check is not needed. */
    private static boolean clearsMinimumsWithMargin(
            BigDecimal quantity, double lowestPrice, double feeRate, VenueFilters filters) {
        double minHeld =
                quantity.doubleValue() * (1 - feeRate) - 2 * filters.stepSize().doubleValue();
        double value = minHeld
                * (lowestPrice - 2 * filters.tickSize().doubleValue())
                * filters.multiplier().doubleValue();
        return minHeld > filters.minQuantity().doubleValue()
                && value > 1.01 * filters.minNotional().doubleValue();
    }

    private static boolean clearsMinimums(
            BigDecimal quantity, double price, double lowestLegPrice, double feeRate, VenueFilters filters) {
        if (quantity.signum() <= 0 || quantity.compareTo(filters.minQuantity()) < 0) {
            return false;
        }
        if (filters.isUnknown()
                || clearsMinimumsWithMargin(quantity, Math.min(price, lowestLegPrice), feeRate, filters)) {
            return true;
        }
        BigDecimal afterFee = filters.floorQuantity(quantity.multiply(BigDecimal.valueOf(1 - feeRate)));
        if (filters.minNotional().signum() == 0) {
            return afterFee.signum() > 0 && afterFee.compareTo(filters.minQuantity()) >= 0;
        }
        BigDecimal lowest = filters.floorPrice(BigDecimal.valueOf(Math.min(price, lowestLegPrice)));
        return filters.accepts(quantity, BigDecimal.valueOf(price).setScale(8, RoundingMode.FLOOR))
                && filters.accepts(afterFee, lowest);
    }
}
