package dev.scalpel.localexchange.orders;

import java.math.BigDecimal;

/** A reduction of an order's quantity (faqs/order_amend_keep_priority.md). */
public record Amendment(
        long executionId,
        String symbol,
        long orderId,
        String clientIdBefore,
        String clientId,
        BigDecimal quantityBefore,
        BigDecimal quantity,
        long time) {}
