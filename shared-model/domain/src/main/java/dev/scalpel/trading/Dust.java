package dev.scalpel.trading;

import java.math.BigDecimal;

/**
 * What earlier trades have left of a base asset: less than any order can sell. It is carried and sold with the next exit.
 *
 * @param quantity in units of the base asset
 * @param value what it counts for in equity, in the quote asset: its worth at the price of the exit that left it. So
 *     the gains of all trades add up to the gain of the account
 */
public record Dust(BigDecimal quantity, double value) {

    public static final Dust NONE = new Dust(BigDecimal.ZERO, 0);

    public Dust {
        if (quantity.signum() < 0) {
            throw new IllegalArgumentException("the quantity of dust must be >= 0: " + quantity);
        }
        Require.finite("the value of dust", value);
    }

    /** What an exit at this price leaves. */
    public static Dust leftAt(double price, BigDecimal quantity) {
        return quantity.signum() == 0 ? NONE : new Dust(quantity, quantity.doubleValue() * price);
    }

    /** What is held of the base asset with a purchase whose fee was taken of it. */
    public BigDecimal with(BigDecimal bought, BigDecimal feeOfIt) {
        return quantity.add(bought).subtract(feeOfIt);
    }
}
