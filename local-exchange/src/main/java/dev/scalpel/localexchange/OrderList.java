package dev.scalpel.localexchange;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Orders that hang together: two legs that exclude each other (OCO), or a working order that brings one or two of them
 * into the book once it has filled whole (OTO, OTOCO).
 */
final class OrderList {

    private final long id;
    private final String clientId;
    private final long created;
    private final Optional<Order> working;
    private final List<Order> legs;

    OrderList(long id, String clientId, long created, Optional<Order> working, List<Order> legs) {
        this.id = id;
        this.clientId = clientId;
        this.created = created;
        this.working = working;
        this.legs = List.copyOf(legs);
        orders().forEach(order -> order.join(this));
    }

    /** A copy of the list as it was at this instant; before its acceptance, as it was accepted. */
    OrderList asOf(long time) {
        return new OrderList(
                id,
                clientId,
                created,
                working.map(order -> order.asOf(time)),
                legs.stream().map(order -> order.asOf(time)).toList());
    }

    long id() {
        return id;
    }

    String clientId() {
        return clientId;
    }

    long created() {
        return created;
    }

    Market market() {
        return legs.get(0).market();
    }

    List<Order> legs() {
        return legs;
    }

    boolean isWorking(Order order) {
        return working.filter(first -> first == order).isPresent();
    }

    /** Whether it waits, or has waited, for the working order. */
    boolean isPending(Order order) {
        return working.isPresent() && !isWorking(order);
    }

    String contingency() {
        return working.isPresent() ? "OTO" : "OCO";
    }

    List<Order> orders() {
        return Stream.concat(working.stream(), legs.stream()).toList();
    }

    boolean isOpen() {
        return orders().stream().anyMatch(order -> order.status().isOpen());
    }
}
