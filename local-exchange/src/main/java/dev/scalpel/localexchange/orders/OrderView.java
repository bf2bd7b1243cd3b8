package dev.scalpel.localexchange.orders;

import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;

/** A snapshot of an order; an amount that its type does not have is zero. */
public record OrderView(
        long id,
        String clientId,
        String symbol,
        OrderSide side,
        String type,
        OrderStatus status,
        BigDecimal quantity,
        BigDecimal executed,
        BigDecimal price,
        BigDecimal stopPrice) {}
