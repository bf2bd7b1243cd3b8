package dev.scalpel.localexchange.margin.orders;

import dev.scalpel.localexchange.margin.contract.MarginMarket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** All orders ever accepted, and those that are open. */
public final class MarginBook {

    private final LongSupplier ids;
    private final Map<Long, MarginOrder> orders = new LinkedHashMap<>();
    private final List<MarginOrder> open = new ArrayList<>();

    /** @param ids the venue's next number, of whatever it numbers */
    public MarginBook(LongSupplier ids) {
        this.ids = ids;
    }

    public MarginOrder add(MarginOrderRequest request, long now) {
        MarginOrder order = new MarginOrder(ids.getAsLong(), request, now);
        orders.put(order.id(), order);
        open.add(order);
        return order;
    }

    public List<MarginOrder> all() {
        return List.copyOf(orders.values());
    }

    public List<MarginOrder> open() {
        open.removeIf(order -> !order.isOpen());
        return List.copyOf(open);
    }

    public List<MarginOrder> open(MarginMarket market) {
        return open().stream()
                .filter(order -> order.request().market() == market)
                .toList();
    }

    public boolean hasOpen() {
        return !open().isEmpty();
    }

    public Optional<MarginOrder> find(long id) {
        return Optional.ofNullable(orders.get(id));
    }

    /** The open order of a client id. */
    public Optional<MarginOrder> open(String clientId) {
        return open().stream()
                .filter(order -> order.request().clientId().equals(clientId))
                .findFirst();
    }
}
