package dev.scalpel.localexchange.matching;

import dev.scalpel.localexchange.market.Market;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Linked orders: two legs that cancel each other (OCO), or a working order that activates one or two legs once it has
 * filled completely (OTO, OTOCO).
 */
public final class OrderList {

    private final long id;
    private final String clientId;
    private final long created;
    private final Optional<Order> working;
    private final List<Order> legs;

    public OrderList(long id, String clientId, long created, Optional<Order> working, List<Order> legs) {
        this.id = id;
        this.clientId = clientId;
        this.created = created;
        this.working = working;
        this.legs = List.copyOf(legs);
        orders().forEach(order -> order.setList(this));
    }

    /** A copy of the list as it was at this instant; before its acceptance, as it was accepted. */
    public OrderList asOf(long time) {
        return new OrderList(
                id,
                clientId,
                created,
                working.map(order -> order.asOf(time)),
                legs.stream().map(order -> order.asOf(time)).toList());
    }

    public long id() {
        return id;
    }

    public String clientId() {
        return clientId;
    }

    public long created() {
        return created;
    }

    public Market market() {
        return legs.get(0).market();
    }

    List<Order> legs() {
        return legs;
    }

    boolean isWorking(Order order) {
        return working.filter(first -> first == order).isPresent();
    }

    /** Whether it waits, or has waited, for the working order. */
    public boolean isPending(Order order) {
        return working.isPresent() && !isWorking(order);
    }

    public String contingencyType() {
        return working.isPresent() ? "OTO" : "OCO";
    }

    public List<Order> orders() {
        return Stream.concat(working.stream(), legs.stream()).toList();
    }

    public boolean isOpen() {
        return orders().stream().anyMatch(order -> order.status().isOpen());
    }
}
