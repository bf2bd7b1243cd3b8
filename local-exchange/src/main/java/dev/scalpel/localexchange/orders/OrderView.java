package dev.scalpel.localexchange.orders;

import java.math.BigDecimal;

/** An order as its owner may see it at one instant; zero stands for an amount that its type does not have. */
public record OrderView(
        long id,
        String clientId,
        String symbol,
        Side side,
        String type,
        OrderStatus status,
        BigDecimal quantity,
        BigDecimal executed,
        BigDecimal price,
        BigDecimal stopPrice) {}
