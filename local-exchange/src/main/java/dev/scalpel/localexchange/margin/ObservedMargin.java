package dev.scalpel.localexchange.margin;

import dev.scalpel.localexchange.faults.StaleRead;
import dev.scalpel.localexchange.margin.engine.MarginValues;
import dev.scalpel.localexchange.margin.orders.MarginBook;
import dev.scalpel.localexchange.margin.orders.MarginFill;
import dev.scalpel.localexchange.margin.orders.MarginOrder;
import dev.scalpel.localexchange.margin.orders.MarginOrderState;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account as one read observes it: each kind of data as of its own instant. Positions are as old as balances. */
public final class ObservedMargin {

    private static final long NOW = Long.MAX_VALUE;

    private final Map<StaleRead, Long> instants;

    private ObservedMargin(Map<StaleRead, Long> instants) {
        this.instants = Map.copyOf(instants);
    }

    public static ObservedMargin of(Map<StaleRead, Long> instants) {
        return new ObservedMargin(instants);
    }

    /** The order's state as observed; empty while a look-up does not find it. */
    public Optional<MarginOrderState> state(MarginOrder order) {
        return order.created() > observedAt(StaleRead.NEW_ORDERS)
                ? Optional.empty()
                : Optional.of(order.asOf(observedAt(StaleRead.ORDERS)));
    }

    /** The open orders, oldest first. */
    public List<MarginOrder> open(MarginBook book) {
        long instant = observedAt(StaleRead.OPEN_ORDERS);
        return instant == NOW
                ? book.open()
                : book.all().stream()
                        .filter(order -> order.created() <= instant)
                        .filter(order -> order.asOf(instant).status().isOpen())
                        .toList();
    }

    public boolean includes(MarginFill fill) {
        return fill.time() <= observedAt(StaleRead.FILLS);
    }

    /** Balance and positions as observed. */
    public MarginValues values(MarginValues present) {
        return present.asOf(observedAt(StaleRead.BALANCES));
    }

    /** Until when this kind of data is observed, in epoch milliseconds. */
    public long observedAt(StaleRead kind) {
        return instants.getOrDefault(kind, NOW);
    }
}
