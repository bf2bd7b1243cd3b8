package dev.scalpel.localexchange.matching;

import dev.scalpel.localexchange.orders.ExpiryReason;
import dev.scalpel.localexchange.orders.OrderStatus;
import java.math.BigDecimal;
import java.util.Optional;

/** How far an order had come from an instant on: what a late read may still report of it. */
record OrderState(
        long time,
        String clientId,
        BigDecimal quantity,
        OrderStatus status,
        BigDecimal executed,
        BigDecimal executedQuote,
        BigDecimal prevented,
        Optional<Long> preventedMatchId,
        boolean triggered,
        long workingTime,
        long updated,
        Optional<ExpiryReason> expiryReason) {}
