package dev.scalpel.localexchange.matching;

import dev.scalpel.localexchange.orders.ExpiryReason;
import dev.scalpel.localexchange.orders.OrderStatus;
import java.util.List;
import java.util.Optional;

/** What an event of one order means for those of its list. */
final class OrderListHandler {

    /** Brings the legs of a list into the book. */
    @FunctionalInterface
    interface Activation {
        void activate(OrderList list, long now);
    }

    private final Activation activation;

    OrderListHandler(Activation activation) {
        this.activation = activation;
    }

    void afterFill(Order order, long now) {
        if (order.list().isEmpty()) {
            return;
        }
        OrderList list = order.list().get();
        if (!list.isWorking(order)) {
            expireOthers(list, order, ExpiryReason.OCO_TRIGGER, now);
        } else if (order.status() == OrderStatus.FILLED) {
            activation.activate(list, now);
        }
    }

    void afterTrigger(Order order, long now) {
        order.list().ifPresent(list -> expireOthers(list, order, ExpiryReason.OCO_TRIGGER, now));
    }

    /** A cancelled order takes the rest of its list with it. */
    void afterCancel(Order order, long now) {
        order.list()
                .ifPresent(list -> openOthers(list, order).forEach(other -> other.status(OrderStatus.CANCELED, now)));
    }

    /** An expired order takes the rest of its list with it: the pending ones for what became of the first. */
    void afterExpiry(Order order, ExpiryReason reason, long now) {
        order.list().ifPresent(list -> {
            boolean first = list.isWorking(order) && reason != ExpiryReason.EXCHANGE_CANCELED;
            expireOthers(list, order, first ? ExpiryReason.OTO_PHASE_ONE_EXPIRED : reason, now);
        });
    }

    /** The one that an order excludes. */
    Optional<Order> pairOf(Order order) {
        return order.list().filter(list -> !list.isWorking(order)).stream()
                .flatMap(list -> list.legs().stream())
                .filter(other -> other != order && other.status().isOpen())
                .findFirst();
    }

    private static void expireOthers(OrderList list, Order order, ExpiryReason reason, long now) {
        openOthers(list, order).forEach(other -> other.expire(reason, now));
    }

    private static List<Order> openOthers(OrderList list, Order order) {
        return list.orders().stream()
                .filter(other -> other != order && other.status().isOpen())
                .toList();
    }
}
