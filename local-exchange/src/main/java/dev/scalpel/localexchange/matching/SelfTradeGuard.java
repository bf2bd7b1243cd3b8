package dev.scalpel.localexchange.matching;

import dev.scalpel.localexchange.market.SelfTradePrevention;
import dev.scalpel.localexchange.orders.PreventedMatch;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds and prevents matches of an incoming order with resting orders of the same account. */
final class SelfTradeGuard {

    private final OrderBook book;

    SelfTradeGuard(OrderBook book) {
        this.book = book;
    }

    /** The account's resting orders that a taker reaches no later than the book's best price, best first. */
    List<Order> reachableOwnOrders(Order taker, BigDecimal best) {
        boolean buys = taker.side() == OrderSide.BUY;
        Comparator<Order> byPrice =
                Comparator.comparing(order -> order.request().price());
        return book.open(taker.market()).stream()
                .filter(maker -> maker != taker && maker.isWorking() && maker.side() != taker.side())
                .filter(maker -> maker.request().type().hasLimit())
                .filter(maker -> isReached(maker.request().price(), taker, best))
                .sorted((buys ? byPrice : byPrice.reversed()).thenComparing(Order::id))
                .toList();
    }

    private static boolean isReached(BigDecimal price, Order taker, BigDecimal best) {
        boolean buys = taker.side() == OrderSide.BUY;
        boolean noLaterThanBest = buys ? price.compareTo(best) <= 0 : price.compareTo(best) >= 0;
        if (!noLaterThanBest || !taker.request().type().hasLimit()) {
            return noLaterThanBest;
        }
        int comparison = price.compareTo(taker.request().price());
        return buys ? comparison <= 0 : comparison >= 0;
    }

    /** The taker's mode decides; TRANSFER within one account is DECREMENT (faqs/stp_faq.md). */
    static boolean mayTrade(Order taker) {
        return taker.request().options().selfTradePrevention() == SelfTradePrevention.NONE;
    }

    /** Reduces one or both orders by the prevented quantity, and records the match. */
    void prevent(Order taker, Order maker, long now) {
        SelfTradePrevention mode = taker.request().options().selfTradePrevention();
        BigDecimal common = taker.remaining().min(maker.remaining());
        Optional<BigDecimal> takerLoses =
                switch (mode) {
                    case EXPIRE_TAKER, EXPIRE_BOTH -> Optional.of(taker.remaining());
                    case DECREMENT, TRANSFER -> Optional.of(common);
                    case EXPIRE_MAKER, NONE -> Optional.empty();
                };
        Optional<BigDecimal> makerLoses =
                switch (mode) {
                    case EXPIRE_MAKER, EXPIRE_BOTH -> Optional.of(maker.remaining());
                    case DECREMENT, TRANSFER -> Optional.of(common);
                    case EXPIRE_TAKER, NONE -> Optional.empty();
                };
        long id = book.nextPreventedMatchId(taker.market());
        book.add(new PreventedMatch(
                id,
                taker.market().name(),
                taker.id(),
                maker.id(),
                mode,
                maker.request().price(),
                takerLoses,
                makerLoses,
                now));
        takerLoses.ifPresent(quantity -> taker.prevent(quantity, id, now));
        makerLoses.ifPresent(quantity -> maker.prevent(quantity, id, now));
    }
}
