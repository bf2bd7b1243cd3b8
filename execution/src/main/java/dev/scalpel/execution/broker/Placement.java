package dev.scalpel.execution.broker;

import dev.scalpel.ledger.Intent;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What stands at the venue for one intent: one order, or the stop and the target of a protection; nothing when the
 * venue does not know the intent.
 */
public record Placement(List<OrderView> orders) {

    public static final Placement NOT_FOUND = new Placement(List.of());

    public Placement {
        orders = List.copyOf(orders);
    }

    public boolean isFound() {
        return !orders.isEmpty();
    }

    public Optional<OrderView> stop() {
        return orders.stream().filter(OrderView::isStop).findFirst();
    }

    /** The orders that may still fill. */
    public List<OrderView> open() {
        return orders.stream().filter(OrderView::isOpen).toList();
    }

    /** Of orders that exclude each other together. */
    public BigDecimal filledQuantity() {
        return orders.stream().map(OrderView::filledQuantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * The intent's status: open while any order is, filled when one is filled whole, else as the orders ended.
     *
     * @throws IllegalStateException when nothing was found: only the clock tells what that means
     */
    public Intent.Status status() {
        if (!isFound()) {
            throw new IllegalStateException("an intent that was not found has no status at the venue");
        }
        if (!open().isEmpty()) {
            return Intent.Status.OPEN;
        }
        return orders.stream().anyMatch(order -> order.status() == OrderView.Status.FILLED)
                ? Intent.Status.FILLED
                : orders.get(0).intentStatus();
    }
}
