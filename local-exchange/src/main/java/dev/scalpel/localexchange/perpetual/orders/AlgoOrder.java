package dev.scalpel.localexchange.perpetual.orders;

import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.orders.StateHistory;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A conditional order of the algo service, and the order that it became. */
public final class AlgoOrder extends RecordedOrder<AlgoOrder.State> {

    record State(long time, AlgoStatus status, long triggered) implements StateHistory.Timed {}

    private @Nullable FuturesOrder placed;
    private @Nullable BigDecimal extreme;

    public AlgoOrder(long id, FuturesOrderRequest request, long now) {
        this(id, request, now, new State(now, AlgoStatus.NEW, 0), null);
    }

    private AlgoOrder(long id, FuturesOrderRequest request, long created, State state, @Nullable FuturesOrder placed) {
        super(id, request, created, state);
        this.placed = placed;
    }

    public long updated() {
        return placed == null ? state().time : Math.max(state().time, placed.updated());
    }

    public long triggerTime() {
        return state().triggered;
    }

    /** TRIGGERED while its order is open, FINISHED once that has ended. */
    public AlgoStatus status() {
        boolean finished = state().status == AlgoStatus.TRIGGERED
                && placed().filter(order -> !order.isOpen()).isPresent();
        return finished ? AlgoStatus.FINISHED : state().status;
    }

    /** Whether it waits for its trigger. */
    public boolean isWaiting() {
        return state().status == AlgoStatus.NEW;
    }

    /** The order that it became. */
    public Optional<FuturesOrder> placed() {
        return Optional.ofNullable(placed);
    }

    public void triggered(FuturesOrder order, long now) {
        placed = order;
        change(new State(now, AlgoStatus.TRIGGERED, now));
    }

    /** The condition was met, but the order was denied. */
    public void rejected(long now) {
        change(new State(now, AlgoStatus.REJECTED, now));
    }

    public void end(OrderStatus why, long now) {
        change(new State(now, AlgoStatus.valueOf(why.name()), state().triggered));
    }

    /** The best price that a trailing stop has followed; empty before its activation. */
    public Optional<BigDecimal> extreme() {
        return Optional.ofNullable(extreme);
    }

    public void follow(BigDecimal price) {
        extreme = price;
    }

    public AlgoOrder asOf(long time) {
        FuturesOrder order = placed == null || placed.created() > time ? null : placed.asOf(time);
        return new AlgoOrder(id(), request(), created(), stateAt(time), order);
    }

    public AlgoView view() {
        return new AlgoView(
                id(),
                request().clientId(),
                contract().name(),
                request().side(),
                request().type(),
                status(),
                request().quantity(),
                request().trigger().price(),
                request().reduceOnly(),
                request().trigger().closePosition(),
                placed().map(FuturesOrder::id).orElse(0L));
    }
}
