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

/** The account as one read observes it: each kind of data as of its own instant. */
public final class ObservedAccount {

    private static final long NOW = Long.MAX_VALUE;

    private final Map<StaleRead, Long> instants;

    private ObservedAccount(Map<StaleRead, Long> instants) {
        this.instants = instants;
    }

    /** Stale for these kinds of data, each as of its instant, and current for all others. */
    public static ObservedAccount of(Map<StaleRead, Long> instants) {
        return new ObservedAccount(instants.isEmpty() ? Map.of() : new EnumMap<>(instants));
    }

    /** The order as observed; empty while a look-up does not find it. */
    public Optional<Order> order(Order order) {
        if (order.created() > observedAt(StaleRead.NEW_ORDERS)) {
            return Optional.empty();
        }
        return Optional.of(isStale(StaleRead.ORDERS) ? order.asOf(observedAt(StaleRead.ORDERS)) : order);
    }

    public Optional<OrderList> list(OrderList list) {
        if (list.created() > observedAt(StaleRead.NEW_ORDERS)) {
            return Optional.empty();
        }
        return Optional.of(isStale(StaleRead.ORDERS) ? list.asOf(observedAt(StaleRead.ORDERS)) : list);
    }

    public List<Order> open(OrderBook book) {
        if (!isStale(StaleRead.OPEN_ORDERS)) {
            return book.open();
        }
        long instant = observedAt(StaleRead.OPEN_ORDERS);
        return book.all().stream()
                .filter(order -> order.created() <= instant)
                .map(order -> order.asOf(instant))
                .filter(order -> order.status().isOpen())
                .toList();
    }

    public List<OrderList> openLists(OrderBook book) {
        long instant = observedAt(StaleRead.OPEN_ORDERS);
        return book.lists().stream()
                .filter(list -> list.created() <= instant)
                .map(list -> isStale(StaleRead.OPEN_ORDERS) ? list.asOf(instant) : list)
                .filter(OrderList::isOpen)
                .toList();
    }

    public boolean includes(Fill fill) {
        return fill.time() <= observedAt(StaleRead.FILLS);
    }

    public Map<String, Balance> balances(Wallet wallet) {
        return wallet.asOf(observedAt(StaleRead.BALANCES));
    }

    private boolean isStale(StaleRead kind) {
        return instants.containsKey(kind);
    }

    private long observedAt(StaleRead kind) {
        return instants.getOrDefault(kind, NOW);
    }
}
