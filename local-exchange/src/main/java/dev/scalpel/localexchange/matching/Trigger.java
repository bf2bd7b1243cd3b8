package dev.scalpel.localexchange.matching;

import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * When a price reaches an order. A stop's price need only be touched. A resting limit stands last in the queue at its price, for
 * a new order executes after those that are there (faqs/order_amend_keep_priority.md): the price must trade through it, by a tick.
 */
final class Trigger {

    private Trigger() {}

    /**
     * Where the order is reached when the price moves from one value to another: at its own level, or immediately when the
     * price is already beyond it. Empty when it is not reached.
     */
    static Optional<BigDecimal> reached(Order order, BigDecimal from, BigDecimal to) {
        BigDecimal level = level(order);
        boolean fromBelow = rises(order);
        if (!isBeyond(to, level, fromBelow)) {
            return Optional.empty();
        }
        return Optional.of(isBeyond(from, level, fromBelow) ? from : level);
    }

    /** Whether this price touches the stop price. */
    static boolean isTouchedAt(Order order, BigDecimal price) {
        return isBeyond(price, level(order), rises(order));
    }

    private static BigDecimal level(Order order) {
        if (!order.isTriggered()) {
            return order.request().stopPrice();
        }
        BigDecimal tick = order.market().listing().filters().tick();
        BigDecimal limit = order.request().price();
        return rises(order) ? limit.add(tick) : limit.subtract(tick);
    }

    /** Whether a price at or above its level reaches it, rather than one at or below. */
    private static boolean rises(Order order) {
        boolean sells = order.side() == OrderSide.SELL;
        if (order.isTriggered()) {
            return sells;
        }
        return switch (order.request().type()) {
            case STOP_LOSS, STOP_LOSS_LIMIT -> !sells;
            case TAKE_PROFIT, TAKE_PROFIT_LIMIT -> sells;
            case LIMIT, LIMIT_MAKER, MARKET -> throw new IllegalStateException("has no stop price: " + order.view());
        };
    }

    private static boolean isBeyond(BigDecimal price, BigDecimal level, boolean fromBelow) {
        return fromBelow ? price.compareTo(level) >= 0 : price.compareTo(level) <= 0;
    }
}
