package dev.scalpel.portfolio.allocation;

import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;

/**
 * An order that allocation wants for a strategy.
 *
 * @param quantity in whole steps, within the venue's limits
 * @param limit on the venue's ticks
 */
public record SizedOrder(String strategy, Purpose purpose, OrderSide side, BigDecimal quantity, BigDecimal limit) {

    /** What the order does to the strategy's position. */
    public enum Purpose {
        CLOSE,
        /** Frees cash for the entry of another strategy. */
        TRIM,
        OPEN
    }
}
