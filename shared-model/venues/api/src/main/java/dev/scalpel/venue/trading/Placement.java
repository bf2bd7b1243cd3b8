package dev.scalpel.venue.trading;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.OrderReport;
import java.util.List;

/**
 * What the venue reported of one intent in one answer: one order, or the stop and the target of a protection, and the
 * executions that the answer itself lists; nothing when the venue does not know the intent.
 */
public record Placement(List<OrderReport> orders, List<Fill> fills) {

    public static final Placement NOT_FOUND = new Placement(List.of());

    public Placement {
        orders = List.copyOf(orders);
        fills = List.copyOf(fills);
    }

    /** An answer that lists no executions. */
    public Placement(List<OrderReport> orders) {
        this(orders, List.of());
    }

    public boolean isFound() {
        return !orders.isEmpty();
    }
}
