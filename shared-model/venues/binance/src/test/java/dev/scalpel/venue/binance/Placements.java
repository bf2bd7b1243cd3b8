package dev.scalpel.venue.binance;

import dev.scalpel.ledger.OrderReport;
import dev.scalpel.venue.trading.Placement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Derived values of a placement for tests; the engine uses the ledger's intent for them. */
final class Placements {

    private Placements() {}

    static Optional<OrderReport> stop(Placement placement) {
        return placement.orders().stream().filter(OrderReport::isStop).findFirst();
    }

    static List<OrderReport> open(Placement placement) {
        return placement.orders().stream().filter(OrderReport::isOpen).toList();
    }

    static BigDecimal filled(Placement placement) {
        return placement.orders().stream().map(OrderReport::filledQuantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static boolean isFilled(Placement placement) {
        return open(placement).isEmpty()
                && placement.orders().stream().anyMatch(order -> order.status() == OrderReport.Status.FILLED);
    }

    static boolean isCancelled(Placement placement) {
        return placement.orders().stream().allMatch(order -> order.status() == OrderReport.Status.CANCELLED);
    }
}
