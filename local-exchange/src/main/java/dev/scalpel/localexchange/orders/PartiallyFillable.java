package dev.scalpel.localexchange.orders;

import java.math.BigDecimal;

/** An order that can be filled in parts. */
public interface PartiallyFillable {

    OrderView view();

    /** What is not filled yet. */
    BigDecimal remaining();

    /** The smallest step of a quantity. */
    BigDecimal step();

    /** Keeps the order from filling until this instant. */
    void holdUntil(long time);
}
