package dev.scalpel.venue.binance;

import dev.scalpel.ledger.OrderView;
import dev.scalpel.venue.trading.Placement;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Questions that tests ask of a placement; the ledger's intent answers them for the engine. */
final class Placements {

    private Placements() {}

    static Optional<OrderView> stop(Placement placement) {
        return placement.orders().stream().filter(OrderView::isStop).findFirst();
    }

    static List<OrderView> open(Placement placement) {
        return placement.orders().stream().filter(OrderView::isOpen).toList();
    }

    static BigDecimal filled(Placement placement) {
        return placement.orders().stream().map(OrderView::filledQuantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static boolean isFilled(Placement placement) {
        return open(placement).isEmpty()
                && placement.orders().stream().anyMatch(order -> order.status() == OrderView.Status.FILLED);
    }

    static boolean isCancelled(Placement placement) {
        return placement.orders().stream().allMatch(order -> order.status() == OrderView.Status.CANCELLED);
    }
}
