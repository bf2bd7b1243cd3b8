package dev.scalpel.localexchange.margin.engine;

import dev.scalpel.localexchange.margin.account.NettedPosition;
import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.margin.orders.MarginOrder;
import dev.scalpel.localexchange.margin.orders.MarginOrderType;
import java.math.BigDecimal;
import java.util.List;

/**
 * Where an open order triggers or fills. A purchase compares the best ask with its level, a sale the best bid.
 *
 * @param price the trigger of a waiting stop, the limit of any other order
 * @param fromBelow whether best prices at or above the level reach it, rather than those at or below
 */
record PriceLevel(MarginOrder order, BigDecimal price, boolean fromBelow) {

    static PriceLevel of(MarginOrder order) {
        boolean buys = order.request().buys();
        return order.isWaiting()
                ? new PriceLevel(order, order.request().trigger().orElseThrow(), buys)
                : new PriceLevel(order, order.request().limit().orElseThrow(), !buys);
    }

    private MarginMarket market() {
        return order.request().market();
    }

    /** Whether it is reached while the middle of the prices is here. */
    boolean isReached(BigDecimal middle) {
        int comparison = market().best(order.request().buys(), middle).compareTo(price);
        return fromBelow ? comparison >= 0 : comparison <= 0;
    }

    /** At which price the order trades when the market moves there from its present price. */
    BigDecimal tradesAt() {
        return isReached(market().price()) ? market().best(order.request().buys()) : price;
    }

    BigDecimal distance() {
        return tradesAt().subtract(market().best(order.request().buys())).abs();
    }

    /** Whether it closes a position at a loss limit. */
    boolean isStop(NettedPosition position) {
        return order.isWaiting() && closes(position);
    }

    /**
     * Whether it would close a position at a profit although its stop is touched later in the same bar: then it waits, as in the
     * simulator.
     *
     * @param ahead the prices that the bar still reaches
     */
    boolean waits(NettedPosition position, List<PriceLevel> all, List<BigDecimal> ahead) {
        return order.request().type() == MarginOrderType.LIMIT
                && closes(position)
                && all.stream()
                        .filter(level -> level.isStop(position))
                        .anyMatch(stop -> ahead.stream().anyMatch(stop::isReached));
    }

    private boolean closes(NettedPosition position) {
        return position.closableBy(order.request().side()).signum() > 0;
    }
}
