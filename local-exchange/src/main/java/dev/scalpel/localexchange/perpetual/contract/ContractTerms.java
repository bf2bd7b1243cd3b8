package dev.scalpel.localexchange.perpetual.contract;

import java.math.BigDecimal;

/**
 * The terms of a contract beside its filters.
 *
 * @param liquidationFee the clearance fee, as a share of the liquidated value; 0 where the venue takes positions over
 * @param takesOver whether the venue takes an isolated position over at its bankruptcy price for a taker's fee, instead of selling it
 *     to the book for a clearance fee
 * @param marketTakeBound how far from the mark price a market order may trade
 * @param triggerProtect how far mark and contract price may differ when a protected order triggers
 * @param multiplierUp PERCENT_PRICE: the highest limit of a purchase, as a multiple of the mark price
 * @param multiplierDown PERCENT_PRICE: the lowest limit of a sale, as a multiple of the mark price
 * @param maxAlgoOrders MAX_NUM_ALGO_ORDERS: open conditional orders in the symbol
 */
public record ContractTerms(
        Brackets brackets,
        BigDecimal liquidationFee,
        boolean takesOver,
        BigDecimal marketTakeBound,
        BigDecimal triggerProtect,
        BigDecimal multiplierUp,
        BigDecimal multiplierDown,
        int maxAlgoOrders) {

    public ContractTerms {
        if (takesOver ? liquidationFee.signum() != 0 : liquidationFee.signum() <= 0) {
            throw new IllegalArgumentException(
                    "liquidationFee must be > 0, and 0 where positions are taken over: " + liquidationFee);
        }
        requireShare("marketTakeBound", marketTakeBound);
        requireShare("triggerProtect", triggerProtect);
        requireShare("multiplierDown", multiplierDown);
        if (multiplierUp.compareTo(BigDecimal.ONE) <= 0) {
            throw new IllegalArgumentException("multiplierUp must be > 1: " + multiplierUp);
        }
        if (maxAlgoOrders < 1) {
            throw new IllegalArgumentException("maxAlgoOrders must be >= 1: " + maxAlgoOrders);
        }
    }

    /** The terms that the venue has for its largest contracts. */
    public static ContractTerms large() {
        return new ContractTerms(
                Brackets.large(),
                new BigDecimal("0.0125"),
                false,
                new BigDecimal("0.05"),
                new BigDecimal("0.05"),
                new BigDecimal("1.05"),
                new BigDecimal("0.95"),
                10);
    }

    /** The same terms with other brackets. */
    public ContractTerms withBrackets(Brackets other) {
        return new ContractTerms(
                other,
                liquidationFee,
                takesOver,
                marketTakeBound,
                triggerProtect,
                multiplierUp,
                multiplierDown,
                maxAlgoOrders);
    }

    /** The same terms with another clearance fee. */
    public ContractTerms withLiquidationFee(BigDecimal other) {
        return new ContractTerms(
                brackets,
                other,
                takesOver,
                marketTakeBound,
                triggerProtect,
                multiplierUp,
                multiplierDown,
                maxAlgoOrders);
    }

    /**
     * The same terms with other limits of prices.
     *
     * @param takeBound how far from the mark price a market order may trade
     */
    public ContractTerms withPriceLimits(BigDecimal takeBound, BigDecimal up, BigDecimal down) {
        return new ContractTerms(
                brackets, liquidationFee, takesOver, takeBound, triggerProtect, up, down, maxAlgoOrders);
    }

    private static void requireShare(String name, BigDecimal share) {
        if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException(name + " must be > 0 and < 1: " + share);
        }
    }
}
