package dev.scalpel.localexchange.matching;

import java.math.BigDecimal;
import java.util.List;

/**
 * Which leg of a stop and a target fills in a bar that touches both: the stop, whichever side the position has, as in the
 * simulator. The low comes before the high, so a target below the price would otherwise always come before its stop.
 */
final class StopFirst {

    private final OrderListHandler lists;

    StopFirst(OrderListHandler lists) {
        this.lists = lists;
    }

    /**
     * Whether an order has to wait because the stop beside it is touched later in the same bar.
     *
     * @param ahead the prices that the bar still reaches
     */
    boolean waits(Order order, List<BigDecimal> ahead) {
        return lists.pairOf(order)
                .filter(pair -> pair.isInBook() && pair.isUntriggeredStop())
                .filter(stop -> ahead.stream().anyMatch(price -> Trigger.isTouchedAt(stop, price)))
                .isPresent();
    }
}
