package dev.scalpel.localexchange.margin.orders;

import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.orders.StateHistory;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order from an instant on.
 *
 * @param value of what was executed: quantity times price
 * @param reason why it ended, if it was not filled completely
 */
public record MarginOrderState(
        OrderStatus status,
        BigDecimal executed,
        BigDecimal value,
        boolean triggered,
        Optional<EndReason> reason,
        long time)
        implements StateHistory.Timed {

    static MarginOrderState accepted(long time) {
        return new MarginOrderState(OrderStatus.NEW, BigDecimal.ZERO, BigDecimal.ZERO, false, Optional.empty(), time);
    }
}
