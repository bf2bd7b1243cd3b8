package dev.scalpel.localexchange.matching;

import dev.scalpel.localexchange.orders.ExpiryReason;
import dev.scalpel.localexchange.orders.OrderStatus;
import java.util.List;
import java.util.Optional;

/** Applies an event of one order to the other orders of its list. */
final class OrderListHandler {

    /** Activates the legs of a list. */
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

    /** A cancelled order cancels the rest of its list. */
    void afterCancel(Order order, long now) {
        order.list()
                .ifPresent(
                        list -> openOthers(list, order).forEach(other -> other.setStatus(OrderStatus.CANCELED, now)));
    }

    /** An expired order expires the rest of its list; pending legs with the reason that the first order ended. */
    void afterExpiry(Order order, ExpiryReason reason, long now) {
        order.list().ifPresent(list -> {
            boolean first = list.isWorking(order) && reason != ExpiryReason.EXCHANGE_CANCELED;
            expireOthers(list, order, first ? ExpiryReason.OTO_PHASE_ONE_EXPIRED : reason, now);
        });
    }

    /** The OCO counterpart of an order. */
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
