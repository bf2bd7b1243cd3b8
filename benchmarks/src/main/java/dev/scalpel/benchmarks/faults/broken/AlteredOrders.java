package dev.scalpel.benchmarks.faults.broken;

import dev.scalpel.ledger.OrderReport;
import java.math.BigDecimal;

/** Alters order reports. */
final class AlteredOrders {

    private AlteredOrders() {}

    static OrderReport with(OrderReport order, OrderReport.Status status, BigDecimal filled) {
        boolean nothing = filled.signum() == 0;
        return new OrderReport(
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
