package dev.scalpel.localexchange;

/** What an event of one order means for those of its list. */
final class Lists {

    /** Brings the legs of a list into the book. */
    @FunctionalInterface
    interface Activation {
        void activate(OrderList list, long now);
    }

    private final Activation activation;

    Lists(Activation activation) {
        this.activation = activation;
    }

    void afterFill(Order order, long now) {
        if (order.list().isEmpty()) {
            return;
        }
        OrderList list = order.list().get();
        if (!list.isWorking(order)) {
            endOthers(list, order, OrderStatus.EXPIRED, now);
        } else if (order.status() == OrderStatus.FILLED) {
            activation.activate(list, now);
        }
    }

    void afterTrigger(Order order, long now) {
        order.list().ifPresent(list -> endOthers(list, order, OrderStatus.EXPIRED, now));
    }

    /** A cancelled or lapsed order takes the rest of its list with it. */
    void afterEnd(Order order, OrderStatus status, long now) {
        order.list().ifPresent(list -> endOthers(list, order, status, now));
    }

    private static void endOthers(OrderList list, Order order, OrderStatus status, long now) {
        for (Order other : list.orders()) {
            if (other != order && other.status().isOpen()) {
                other.status(status, now);
            }
        }
    }
}
