package dev.scalpel.localexchange.perpetual.engine;

import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.localexchange.perpetual.orders.AlgoOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesBook;
import dev.scalpel.localexchange.perpetual.orders.FuturesFill;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account as one read observes it: each kind of data as of its own instant. Positions are as old as balances. */
public final class ObservedFutures {

    private static final long NOW = Long.MAX_VALUE;

    private final Map<StaleRead, Long> instants;

    private ObservedFutures(Map<StaleRead, Long> instants) {
        this.instants = Map.copyOf(instants);
    }

    public static ObservedFutures of(Map<StaleRead, Long> instants) {
        return new ObservedFutures(instants);
    }

    /** The order as observed; empty while a look-up does not find it. */
    public Optional<FuturesOrder> order(FuturesOrder order) {
        if (order.created() > observedAt(StaleRead.NEW_ORDERS)) {
            return Optional.empty();
        }
        long instant = observedAt(StaleRead.ORDERS);
        return Optional.of(instant == NOW ? order : order.asOf(instant));
    }

    public Optional<AlgoOrder> algo(AlgoOrder order) {
        if (order.created() > observedAt(StaleRead.NEW_ORDERS)) {
            return Optional.empty();
        }
        long instant = observedAt(StaleRead.ORDERS);
        return Optional.of(instant == NOW ? order : order.asOf(instant));
    }

    public List<FuturesOrder> open(FuturesBook book) {
        long instant = observedAt(StaleRead.OPEN_ORDERS);
        return instant == NOW
                ? book.open()
                : book.all().stream()
                        .filter(order -> order.created() <= instant)
                        .map(order -> order.asOf(instant))
                        .filter(FuturesOrder::isOpen)
                        .toList();
    }

    public List<AlgoOrder> waiting(FuturesBook book) {
        long instant = observedAt(StaleRead.OPEN_ORDERS);
        return instant == NOW
                ? book.waiting()
                : book.allAlgos().stream()
                        .filter(order -> order.created() <= instant)
                        .map(order -> order.asOf(instant))
                        .filter(AlgoOrder::isWaiting)
                        .toList();
    }

    public boolean includes(FuturesFill fill) {
        return fill.time() <= observedAt(StaleRead.FILLS);
    }

    /** Wallet, positions and income as of the instant of balances. */
    public AccountValues values(AccountValues present) {
        return present.asOf(balancesAt());
    }

    public long balancesAt() {
        return observedAt(StaleRead.BALANCES);
    }

    private long observedAt(StaleRead kind) {
        return instants.getOrDefault(kind, NOW);
    }
}
