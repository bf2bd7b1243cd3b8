package dev.scalpel.portfolio.allocation;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One execution of an order, as the books count it.
 *
 * @param quantity executed, above 0
 * @param value of the quantity in the quote asset, multiplier included, without fee, above 0
 * @param fee in the asset that {@code feeIn} says, 0 or more
 * @param profit of what it closes by the venue's own statement, without fee; empty where the values say it
 */
public record Execution(
        BigDecimal quantity, BigDecimal value, BigDecimal fee, FeeIn feeIn, Optional<BigDecimal> profit) {

    /** The asset that a fee was taken in. */
    public enum FeeIn {
        BASE,
        QUOTE,
        /** Neither base nor quote: it stands in the trade's row and leaves the books alone. */
        OTHER
    }

    public Execution {
        if (quantity.signum() <= 0 || value.signum() <= 0) {
            throw new IllegalArgumentException("quantity and value must be > 0: " + quantity + ", " + value);
        }
        if (fee.signum() < 0) {
            throw new IllegalArgumentException("fee must be >= 0: " + fee);
        }
    }

    /** An execution whose profit its values say. */
    public Execution(BigDecimal quantity, BigDecimal value, BigDecimal fee, FeeIn feeIn) {
        this(quantity, value, fee, feeIn, Optional.empty());
    }

    BigDecimal feeIn(FeeIn asset) {
        return feeIn == asset ? fee : BigDecimal.ZERO;
    }
}
