package dev.scalpel.localexchange.perpetual.orders;

import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;

/**
 * A snapshot of a conditional order.
 *
 * @param orderId of the order that it became; 0 before
 */
public record AlgoView(
        long id,
        String clientId,
        String symbol,
        OrderSide side,
        FuturesOrderType type,
        AlgoStatus status,
        BigDecimal quantity,
        BigDecimal triggerPrice,
        boolean reduceOnly,
        boolean closePosition,
        long orderId) {}
