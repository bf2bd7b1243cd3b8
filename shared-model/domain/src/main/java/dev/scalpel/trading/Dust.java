package dev.scalpel.trading;

import java.math.BigDecimal;

/**
 * The rest of a base asset after earlier trades: less than any order can sell. It is sold with the next exit.
 *
 * @param quantity in units of the venue, as of a {@link Position}
 * @param value its value in equity, in the quote asset, at the price of the exit that left it, so that the profits
 *     of all trades add up to the profit of the account
 */
public record Dust(BigDecimal quantity, double value) {

    public static final Dust NONE = new Dust(BigDecimal.ZERO, 0);

    public Dust {
        if (quantity.signum() < 0) {
            throw new IllegalArgumentException("the quantity of dust must be >= 0: " + quantity);
        }
        Require.finite("the value of dust", value);
    }

    /**
     * The dust that an exit leaves.
     *
     * @param price of a quantity of one: the exit's price times the instrument's multiplier
     */
    public static Dust leftAt(double price, BigDecimal quantity) {
        return quantity.signum() == 0 ? NONE : new Dust(quantity, quantity.doubleValue() * price);
    }

    /** The base asset held after a purchase whose fee was taken from it. */
    public BigDecimal with(BigDecimal bought, BigDecimal feeOfIt) {
        return quantity.add(bought).subtract(feeOfIt);
    }
}
