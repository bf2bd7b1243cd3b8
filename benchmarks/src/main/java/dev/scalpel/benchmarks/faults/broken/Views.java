package dev.scalpel.benchmarks.faults.broken;

import dev.scalpel.ledger.OrderView;
import java.math.BigDecimal;

/** Orders reported otherwise than they are. */
final class Views {

    private Views() {}

    static OrderView with(OrderView order, OrderView.Status status, BigDecimal filled) {
        boolean nothing = filled.signum() == 0;
        return new OrderView(
                order.clientId(),
                order.venueId(),
                order.listId(),
                order.side(),
                status,
                order.quantity(),
                filled,
                nothing ? BigDecimal.ZERO : order.filledQuote(),
                order.limit(),
                order.trigger(),
                order.triggered(),
                order.changedAt());
    }
}
