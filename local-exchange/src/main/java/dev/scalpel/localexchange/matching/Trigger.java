package dev.scalpel.localexchange.matching;

import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.Optional;

/** When a price touches an order. */
final class Trigger {

    private Trigger() {}

    /**
     * Where the order is touched when the price moves from one value to another: at its own level, or immediately when the
     * price is already beyond it. Empty when it is not touched.
     */
    static Optional<BigDecimal> touched(Order order, BigDecimal from, BigDecimal to) {
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
        return order.isTriggered() ? order.request().price() : order.request().stopPrice();
    }

    /** Whether a price at or above its level touches it, rather than one at or below. */
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
