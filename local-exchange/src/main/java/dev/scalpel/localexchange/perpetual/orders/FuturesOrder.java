package dev.scalpel.localexchange.perpetual.orders;

import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.localexchange.orders.PartiallyFillable;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A plain order and its present state(). */
public final class FuturesOrder extends RecordedOrder<FuturesOrderState> implements PartiallyFillable {

    private static final long NEVER = Long.MIN_VALUE;
    private static final int PRICE_DECIMALS = 8;

    private long heldUntil = NEVER;

    public FuturesOrder(long id, FuturesOrderRequest request, long now) {
        this(id, request, now, FuturesOrderState.accepted(request, now));
    }

    private FuturesOrder(long id, FuturesOrderRequest request, long created, FuturesOrderState state) {
        super(id, request, created, state);
    }

    public long updated() {
        return state().time();
    }

    public OrderStatus status() {
        return state().status();
    }

    public boolean isOpen() {
        return state().status().isOpen();
    }

    public BigDecimal quantity() {
        return state().quantity();
    }

    public BigDecimal price() {
        return state().price();
    }

    public BigDecimal executed() {
        return state().executed();
    }

    /** The value of what was executed. */
    public BigDecimal executedValue() {
        return state().value();
    }

    public BigDecimal averagePrice() {
        return state().executed().signum() == 0
                ? BigDecimal.ZERO
                : state().value().divide(state().executed(), PRICE_DECIMALS, RoundingMode.HALF_UP);
    }

    @Override
    public BigDecimal remaining() {
        return state().quantity().subtract(state().executed());
    }

    @Override
    public BigDecimal step() {
        return contract().step();
    }

    @Override
    public void holdUntil(long time) {
        heldUntil = time;
    }

    public boolean isHeld(long now) {
        return now <= heldUntil;
    }

    public void add(FuturesFill fill) {
        change(state().with(fill));
    }

    public void end(OrderStatus status, long now) {
        change(state().with(status, now));
    }

    public void modify(BigDecimal quantity, BigDecimal price, long now) {
        change(state().with(quantity, price, now));
    }

    /** The order as it was at an earlier instant, at the earliest as it was accepted. */
    public FuturesOrder asOf(long time) {
        return new FuturesOrder(id(), request(), created(), stateAt(time));
    }

    @Override
    public OrderView view() {
        return new OrderView(
                id(),
                request().clientId(),
                contract().name(),
                request().side(),
                request().originalType().name(),
                state().status(),
                state().quantity(),
                state().executed(),
                state().price(),
                request().trigger().price());
    }
}
