package dev.scalpel.trading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** How large a position is: the share of equity by Kelly, and the quantity the venue will take. */
public final class Sizing {

    /** Three tenths of a thousand at three are a hundred, not 99.999: a trillionth makes up for the doubles' rounding. */
    private static final double ROUNDING_TOLERANCE = 1 + 1e-12;

    private Sizing() {}

    /**
     * Fractional Kelly: {@code fraction · (p − (1 − p) / R)}, clipped to [0, cap].
     *
     * @param winProbability p, the probability of a net profit
     * @param payoffRatio R, mean net win ÷ mean net loss; 0 or below means that wins earn nothing
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
     * The quantity for a share of equity, in whole steps, rounded down (a missing trillionth of a step apart).
     *
     * @param share of equity wanted; the symbol's allocation bounds it
     * @param allocation the most of equity that this symbol may hold, 0 to 1
     * @param price the price the entry is expected to fill at
     * @param lowestLegPrice the lowest price any order of the position may carry: the stop of a long, the target of a short
     * @param feeRate taken from the bought quantity where the venue charges in the base asset
     * @return empty when the venue would refuse the entry, or an exit of what is left of it after fees
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
        if (!(notional > 0)) {
            return Optional.empty();
        }
        double steps = Math.floor(notional / (price * filters.stepSize().doubleValue()) * ROUNDING_TOLERANCE);
        BigDecimal wanted = filters.stepSize().multiply(BigDecimal.valueOf((long) steps));
        BigDecimal quantity =
                wanted.compareTo(filters.maxQuantity()) > 0 ? filters.floorQuantity(filters.maxQuantity()) : wanted;
        return clearsMinimums(quantity, price, lowestLegPrice, feeRate, filters)
                ? Optional.of(quantity)
                : Optional.empty();
    }

    /** Whether not even a step and a tick less would be refused: then the exact and slow look is not needed. */
    private static boolean clearsMinimumsWithMargin(
            BigDecimal quantity, double lowestPrice, double feeRate, VenueFilters filters) {
        double least =
                quantity.doubleValue() * (1 - feeRate) - 2 * filters.stepSize().doubleValue();
        double worth = least * (lowestPrice - 2 * filters.tickSize().doubleValue());
        return least > filters.minQuantity().doubleValue()
                && worth > 1.01 * filters.minNotional().doubleValue();
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
