package dev.scalpel.venue.trading;

import dev.scalpel.ledger.Fill;
import dev.scalpel.trading.OrderSide;

/**
 * One execution and the order that it belongs to.
 *
 * @param venueOrderId as {@link dev.scalpel.ledger.OrderReport#venueId()}
 * @param maker whether our order rested in the book
 * @param cause whether an order executed it or the venue by itself
 */
public record VenueFill(String venueOrderId, OrderSide side, boolean maker, Fill fill, FillCause cause) {

    /** The execution of an order. */
    public VenueFill(String venueOrderId, OrderSide side, boolean maker, Fill fill) {
        this(venueOrderId, side, maker, fill, FillCause.ORDER);
    }

    /** The same with another execution. */
    public VenueFill withFill(Fill other) {
        return new VenueFill(venueOrderId, side, maker, other, cause);
    }
}
