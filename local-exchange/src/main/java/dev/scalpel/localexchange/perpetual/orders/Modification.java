package dev.scalpel.localexchange.perpetual.orders;

import java.math.BigDecimal;

/** A change of an order's price and quantity ({@code orderAmendment}). */
public record Modification(
        long id,
        FuturesOrder order,
        BigDecimal priceBefore,
        BigDecimal price,
        BigDecimal quantityBefore,
        BigDecimal quantity,
        int count,
        long modifyId,
        long time) {}
