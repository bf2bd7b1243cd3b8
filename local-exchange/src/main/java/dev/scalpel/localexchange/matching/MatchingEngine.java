package dev.scalpel.localexchange.matching;

import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.market.OrderType;
import dev.scalpel.localexchange.market.PricePath;
import dev.scalpel.localexchange.orders.ExpiryReason;
import dev.scalpel.localexchange.orders.OrderRequest;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.localexchange.orders.Side;
import dev.scalpel.localexchange.orders.TimeInForce;
import dev.scalpel.localexchange.time.EventScheduler;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Fills orders as prices move. Within a bar the price goes straight from open to low to high to close and touches what
 * lies between, the nearest first; from one bar's close to the next one's open it jumps. A resting limit order fills
 * at its limit when touched, also when the price jumps over it. A stop that is touched trades with the book at that
 * price, after a jump at the open.
 */
public final class MatchingEngine implements EventScheduler.Walker {

    private final Collection<Market> markets;
    private final OrderBook book;
    private final Settlement till;
    private final PartialFillInjector partialFills;
    private final SelfTradeGuard selfTrades;
    private final OrderListHandler lists = new OrderListHandler(this::activate);
    private final Map<Market, BigDecimal> prices = new HashMap<>();
    private Function<OrderView, BigDecimal> stopSlippage = order -> BigDecimal.ZERO;

    public MatchingEngine(
            Markets markets, OrderBook book, Settlement till, PartialFillInjector partialFills, long now) {
        this.markets = markets.all();
        this.book = book;
        this.till = till;
        this.partialFills = partialFills;
        selfTrades = new SelfTradeGuard(book);
        standAt(now);
    }

    public void stopSlippage(Function<OrderView, BigDecimal> shareOfPrice) {
        stopSlippage = shareOfPrice;
    }

    public BigDecimal price(Market market) {
        return prices.getOrDefault(market, BigDecimal.ZERO);
    }

    @Override
    public void walk(long from, long to) {
        for (long minute = Minutes.floor(from); minute <= to && book.hasOpen(); minute += Minutes.MILLIS) {
            for (int phase = 0; phase < PricePath.PHASES; phase++) {
                long time = minute + PricePath.start(phase);
                if (time > from && time <= to) {
                    step(minute, phase, time);
                }
            }
        }
        standAt(to);
    }

    /** The first price of a market that opens again: what it stands beyond is touched. */
    public void reopen(Market market, long now) {
        move(market, price(market), now);
    }

    /** Takes an order whose funds are locked: it meets the book, and rests with what is left if it may. */
    public void enter(Order order, long now) {
        BigDecimal price = price(order.market());
        if (!order.isTriggered()) {
            return;
        }
        take(order, best(order, price), now);
        expireIfMayNotRest(order, now);
    }

    /** Whether it would trade at once with the book as it stands. */
    boolean wouldMatch(Order order) {
        BigDecimal best = best(order, price(order.market()));
        return isMarketable(order, best) || !selfTrades.met(order, best).isEmpty();
    }

    /** What must be locked for the rest of it: nothing before a stop to buy at the market is touched. */
    public BigDecimal need(Order order) {
        boolean buysAtMarket =
                order.side() == Side.BUY && !order.request().type().hasLimit();
        return buysAtMarket && order.isTriggered()
                ? best(order, price(order.market())).multiply(order.remaining())
                : order.need();
    }

    /** The best price on the other side of the book. */
    public BigDecimal best(Order order, BigDecimal price) {
        return order.side() == Side.BUY
                ? order.market().ask(price)
                : order.market().bid(price);
    }

    /** Ends an order at its owner's wish, and what hangs on it. */
    public void cancel(Order order, long now) {
        order.status(OrderStatus.CANCELED, now);
        lists.afterCancel(order, now);
    }

    /** Reduces an order's quantity; of two that exclude each other both have the new one. */
    public void amend(Order order, String newClientId, BigDecimal newQuantity, long now) {
        order.amend(newClientId, newQuantity, now);
        lists.pairOf(order).ifPresent(other -> other.amend(other.clientId(), newQuantity, now));
        if (!order.status().isOpen()) {
            lists.afterCancel(order, now);
        }
    }

    /** Ends an order by the venue's rules, and what hangs on it. */
    public void expire(Order order, ExpiryReason reason, long now) {
        order.expire(reason, now);
        lists.afterExpiry(order, reason, now);
    }

    private void standAt(long now) {
        till.at(now);
        markets.forEach(market -> prices.put(market, market.price(now)));
    }

    private void step(long minute, int phase, long time) {
        till.at(time);
        for (Market market : markets) {
            if (!market.matches()) {
                continue;
            }
            int row = market.bars().rowOf(minute);
            if (row >= 0) {
                BigDecimal target = PricePath.price(market.bars().bar(row), phase);
                if (phase == 0) {
                    prices.put(market, target);
                }
                move(market, target, time);
            }
        }
    }

    private void move(Market market, BigDecimal target, long now) {
        Optional<Order> next = nearest(market, target, now);
        while (next.isPresent()) {
            Order order = next.get();
            BigDecimal level = Trigger.touched(order, price(market), target).orElseThrow();
            prices.put(market, level);
            touch(order, level, now);
            next = nearest(market, target, now);
        }
        prices.put(market, target);
    }

    /** The first order on the way; of those at one price the stops first. */
    private Optional<Order> nearest(Market market, BigDecimal target, long now) {
        BigDecimal from = price(market);
        return book.open(market).stream()
                .filter(order -> order.isInBook() && !order.isHeld(now))
                .filter(order -> Trigger.touched(order, from, target).isPresent())
                .min(Comparator.<Order, BigDecimal>comparing(order -> distance(order, from, target))
                        .thenComparing(Order::isTriggered)
                        .thenComparing(Order::id));
    }

    private static BigDecimal distance(Order order, BigDecimal from, BigDecimal target) {
        return Trigger.touched(order, from, target).orElseThrow().subtract(from).abs();
    }

    private void touch(Order order, BigDecimal level, long now) {
        if (order.isTriggered()) {
            fill(order, order.request().price(), true, now);
            return;
        }
        order.trigger(now);
        lists.afterTrigger(order, now);
        BigDecimal best = slipped(order, level);
        if (isMarketable(order, best) && hasFunds(order, best)) {
            take(order, best, now);
        } else {
            // What has just missed the book waits for the price to come again, not for the touch that woke it.
            order.holdUntil(now);
        }
        expireIfMayNotRest(order, now);
    }

    private void expireIfMayNotRest(Order order, long now) {
        boolean mayRest = order.request().type().hasLimit() && order.request().timeInForce() == TimeInForce.GTC;
        if (order.isInBook() && !mayRest) {
            expire(order, reasonNotToRest(order.request()), now);
        }
    }

    private static ExpiryReason reasonNotToRest(OrderRequest request) {
        if (!request.type().hasLimit()) {
            return ExpiryReason.INSUFFICIENT_LIQUIDITY;
        }
        return request.timeInForce() == TimeInForce.FOK
                ? ExpiryReason.UNFILLED_FOK_ORDER_EXPIRED
                : ExpiryReason.UNFILLED_IOC_QUANTITY_EXPIRED;
    }

    /** A stop to buy at market locks its funds when it is touched: what it will cost is not known before. */
    private boolean hasFunds(Order order, BigDecimal best) {
        boolean buysAtMarket =
                order.side() == Side.BUY && !order.request().type().hasLimit();
        return !buysAtMarket || till.tryReserve(order, best.multiply(order.remaining()));
    }

    private BigDecimal slipped(Order order, BigDecimal level) {
        BigDecimal share = stopSlippage.apply(order.view());
        BigDecimal factor = order.side() == Side.SELL ? BigDecimal.ONE.subtract(share) : BigDecimal.ONE.add(share);
        return best(order, level.multiply(factor));
    }

    private static boolean isMarketable(Order order, BigDecimal best) {
        if (!order.request().type().hasLimit()) {
            return true;
        }
        int comparison = best.compareTo(order.request().price());
        return order.side() == Side.BUY ? comparison <= 0 : comparison >= 0;
    }

    /** Trades with what stands on the other side: the account's own orders where they come first, then the book. */
    private void take(Order order, BigDecimal best, long now) {
        for (Order maker : selfTrades.met(order, best)) {
            if (order.isInBook() && maker.isInBook()) {
                meet(order, maker, now);
            }
        }
        if (!order.isInBook() || !isMarketable(order, best)) {
            return;
        }
        if (order.market().allowsTradesAt(best, now)) {
            fill(order, best, false, now);
        } else {
            expire(order, ExpiryReason.EXECUTION_RULE_PRICE_RANGE_EXCEEDED, now);
        }
    }

    private void meet(Order taker, Order maker, long now) {
        if (SelfTradeGuard.mayTrade(taker)) {
            BigDecimal quantity = taker.remaining().min(maker.remaining());
            BigDecimal price = maker.request().price();
            till.settle(maker, quantity, price, true, now);
            till.settle(taker, quantity, price, false, now);
            lists.afterFill(maker, now);
            lists.afterFill(taker, now);
            return;
        }
        selfTrades.prevent(taker, maker, now);
        for (Order order : List.of(taker, maker)) {
            if (order.status() == OrderStatus.EXPIRED_IN_MATCH) {
                lists.afterExpiry(order, ExpiryReason.OCO_TRIGGER, now);
            }
        }
    }

    private void fill(Order order, BigDecimal price, boolean maker, long now) {
        BigDecimal quantity = partialFills.cut(order, now);
        boolean killed = order.request().timeInForce() == TimeInForce.FOK && quantity.compareTo(order.remaining()) < 0;
        if (quantity.signum() == 0 || killed) {
            return;
        }
        till.settle(order, quantity, price, maker, now);
        lists.afterFill(order, now);
    }

    /**
     * The legs of a list come into the book. Those that would be refused if they were sent now expire (enums.md, "Expiry
     * Reasons", REJECTED): for want of funds, or because the price is beyond them already.
     */
    private void activate(OrderList list, long now) {
        boolean passed = list.legs().stream().anyMatch(this::isPassed);
        if (passed || !till.reserveLegs(list, this::need, now)) {
            list.legs().forEach(leg -> leg.expire(ExpiryReason.REJECTED, now));
            return;
        }
        list.legs().forEach(leg -> enter(leg, now));
    }

    /** Whether the price has passed an order: a stop would be touched, or an order that must rest would trade. */
    public boolean isPassed(Order order) {
        return order.isTriggered()
                ? order.request().type() == OrderType.LIMIT_MAKER && wouldMatch(order)
                : Trigger.isTouchedAt(order, price(order.market()));
    }
}
