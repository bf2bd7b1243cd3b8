package dev.scalpel.localexchange.faults;

import dev.scalpel.localexchange.account.Balance;
import dev.scalpel.localexchange.account.Wallet;
import dev.scalpel.localexchange.matching.Order;
import dev.scalpel.localexchange.matching.OrderBook;
import dev.scalpel.localexchange.matching.OrderList;
import dev.scalpel.localexchange.orders.Fill;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account as one read observes it: each kind of data as it was at an instant of its own. */
public final class ObservedAccount {

    static final ObservedAccount FRESH = new ObservedAccount(Map.of());

    private static final long NOW = Long.MAX_VALUE;

    private final Map<StaleRead, Long> instants;

    private ObservedAccount(Map<StaleRead, Long> instants) {
        this.instants = instants;
    }

    /** Stale in these kinds, each as it was at this instant, and fresh in all others. */
    static ObservedAccount of(Map<StaleRead, Long> instants) {
        return new ObservedAccount(instants.isEmpty() ? Map.of() : new EnumMap<>(instants));
    }

    /** The order as it is observed; empty while a look-up does not find it. */
    public Optional<Order> order(Order order) {
        if (order.created() > at(StaleRead.NEW_ORDERS)) {
            return Optional.empty();
        }
        return Optional.of(stale(StaleRead.ORDERS) ? order.asOf(at(StaleRead.ORDERS)) : order);
    }

    public Optional<OrderList> list(OrderList list) {
        if (list.created() > at(StaleRead.NEW_ORDERS)) {
            return Optional.empty();
        }
        return Optional.of(stale(StaleRead.ORDERS) ? list.asOf(at(StaleRead.ORDERS)) : list);
    }

    public List<Order> open(OrderBook book) {
        if (!stale(StaleRead.OPEN_ORDERS)) {
            return book.open();
        }
        long instant = at(StaleRead.OPEN_ORDERS);
        return book.all().stream()
                .filter(order -> order.created() <= instant)
                .map(order -> order.asOf(instant))
                .filter(order -> order.status().isOpen())
                .toList();
    }

    public List<OrderList> openLists(OrderBook book) {
        long instant = at(StaleRead.OPEN_ORDERS);
        return book.lists().stream()
                .filter(list -> list.created() <= instant)
                .map(list -> stale(StaleRead.OPEN_ORDERS) ? list.asOf(instant) : list)
                .filter(OrderList::isOpen)
                .toList();
    }

    public boolean shows(Fill fill) {
        return fill.time() <= at(StaleRead.FILLS);
    }

    public Map<String, Balance> balances(Wallet wallet) {
        return wallet.asOf(at(StaleRead.BALANCES));
    }

    private boolean stale(StaleRead kind) {
        return instants.containsKey(kind);
    }

    private long at(StaleRead kind) {
        return instants.getOrDefault(kind, NOW);
    }
}
