package dev.scalpel.localexchange.margin.contract;

import java.math.BigDecimal;

/** What a position takes from the account while it is open, in the settlement currency. */
@FunctionalInterface
public interface MarginRequirement {

    /**
     * @param quantity of units or contracts, without a sign
     * @param value their value at the present price
     */
    BigDecimal of(BigDecimal quantity, BigDecimal value);

    /** A share of the value, as for currencies. */
    static MarginRequirement ofValue(BigDecimal rate) {
        if (rate.signum() <= 0 || rate.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("the margin rate must be > 0 and <= 1: " + rate);
        }
        return (quantity, value) -> value.multiply(rate);
    }

    /** An amount per contract, as for futures. */
    static MarginRequirement perContract(BigDecimal amount) {
        if (amount.signum() <= 0) {
            throw new IllegalArgumentException("the margin per contract must be > 0: " + amount);
        }
        return (quantity, value) -> quantity.multiply(amount);
    }
}
