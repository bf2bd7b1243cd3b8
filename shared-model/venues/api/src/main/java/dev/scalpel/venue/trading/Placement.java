package dev.scalpel.venue.trading;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.OrderReport;
import java.util.List;

/**
 * What the venue reported about an intent in one response: one order, or the stop and the target of a protection, and the
 * executions that the response itself lists; empty when the venue does not know the intent.
 */
public record Placement(List<OrderReport> orders, List<Fill> fills) {

    public static final Placement NOT_FOUND = new Placement(List.of());

    public Placement {
        orders = List.copyOf(orders);
        fills = List.copyOf(fills);
    }

    /** A response that lists no executions. */
    public Placement(List<OrderReport> orders) {
        this(orders, List.of());
    }

    public boolean isFound() {
        return !orders.isEmpty();
    }
}
