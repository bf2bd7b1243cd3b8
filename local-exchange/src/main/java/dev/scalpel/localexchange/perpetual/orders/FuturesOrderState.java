package dev.scalpel.localexchange.perpetual.orders;

import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.orders.StateHistory;
import java.math.BigDecimal;

/**
 * The part of an order that changes, from an instant on.
 *
 * @param value of what was executed
 */
record FuturesOrderState(
        long time, OrderStatus status, BigDecimal quantity, BigDecimal price, BigDecimal executed, BigDecimal value)
        implements StateHistory.Timed {

    static FuturesOrderState accepted(FuturesOrderRequest request, long now) {
        return new FuturesOrderState(
                now, OrderStatus.NEW, request.quantity(), request.price(), BigDecimal.ZERO, BigDecimal.ZERO);
    }

    FuturesOrderState with(FuturesFill fill) {
        BigDecimal more = executed.add(fill.quantity());
        boolean complete = more.compareTo(quantity) >= 0;
        return new FuturesOrderState(
                fill.time(),
                complete ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED,
                quantity,
                price,
                more,
                value.add(fill.quoteQuantity()));
    }

    FuturesOrderState with(OrderStatus other, long now) {
        return new FuturesOrderState(now, other, quantity, price, executed, value);
    }

    FuturesOrderState with(BigDecimal otherQuantity, BigDecimal otherPrice, long now) {
        return new FuturesOrderState(now, status, otherQuantity, otherPrice, executed, value);
    }
}
