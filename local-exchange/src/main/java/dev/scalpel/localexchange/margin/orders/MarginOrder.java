package dev.scalpel.localexchange.margin.orders;

import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.localexchange.orders.PartiallyFillable;
import dev.scalpel.localexchange.orders.StateHistory;
import java.math.BigDecimal;
import java.util.Optional;

/** An order with its states: the present one, and those that stale reads observe. */
public final class MarginOrder implements PartiallyFillable {

    private final long id;
    private final long created;
    private final MarginOrderRequest request;
    private final StateHistory<MarginOrderState> states;
    private long heldUntil;

    MarginOrder(long id, MarginOrderRequest request, long created) {
        this.id = id;
        this.request = request;
        this.created = created;
        states = new StateHistory<>(MarginOrderState.accepted(created));
    }

    public long id() {
        return id;
    }

    public long created() {
        return created;
    }

    public MarginOrderRequest request() {
        return request;
    }

    public MarginOrderState now() {
        return states.present();
    }

    public MarginOrderState asOf(long time) {
        return states.asOf(time);
    }

    public boolean isOpen() {
        return now().status().isOpen();
    }

    /** Whether it still waits for its trigger. */
    public boolean isWaiting() {
        return request.type().hasTrigger() && !now().triggered();
    }

    public boolean isHeld(long time) {
        return time < heldUntil;
    }

    @Override
    public BigDecimal remaining() {
        return request.quantity().subtract(now().executed());
    }

    @Override
    public BigDecimal step() {
        return request.market().filters().step();
    }

    @Override
    public void holdUntil(long time) {
        heldUntil = time;
    }

    public void trigger(long time) {
        MarginOrderState state = now();
        states.add(new MarginOrderState(state.status(), state.executed(), state.value(), true, state.reason(), time));
    }

    public void fill(BigDecimal quantity, BigDecimal price, long time) {
        MarginOrderState state = now();
        BigDecimal executed = state.executed().add(quantity);
        boolean complete = executed.compareTo(request.quantity()) == 0;
        states.add(new MarginOrderState(
                complete ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED,
                executed,
                state.value().add(quantity.multiply(price)),
                state.triggered(),
                Optional.empty(),
                time));
    }

    public void end(EndReason reason, long time) {
        MarginOrderState state = now();
        OrderStatus status = reason == EndReason.LIFETIME_OVER ? OrderStatus.EXPIRED : OrderStatus.CANCELED;
        states.add(new MarginOrderState(
                status, state.executed(), state.value(), state.triggered(), Optional.of(reason), time));
    }

    @Override
    public OrderView view() {
        return new OrderView(
                id,
                request.clientId(),
                request.market().name(),
                request.side(),
                request.type().name(),
                now().status(),
                request.quantity(),
                now().executed(),
                request.limit().orElse(BigDecimal.ZERO),
                request.trigger().orElse(BigDecimal.ZERO));
    }
}
