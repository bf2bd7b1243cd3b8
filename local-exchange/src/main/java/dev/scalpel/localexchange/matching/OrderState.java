package dev.scalpel.localexchange.matching;

import dev.scalpel.localexchange.orders.ExpiryReason;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.orders.StateHistory;
import java.math.BigDecimal;
import java.util.Optional;

/** An order's state from an instant on, which a stale read may still report. */
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
        Optional<ExpiryReason> expiryReason)
        implements StateHistory.Timed {}
