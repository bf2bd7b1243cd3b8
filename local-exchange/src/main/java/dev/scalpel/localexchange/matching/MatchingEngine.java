package dev.scalpel.localexchange.matching;

import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.market.OrderType;
import dev.scalpel.localexchange.market.PricePath;
import dev.scalpel.localexchange.orders.ExpiryReason;
import dev.scalpel.localexchange.orders.OrderRequest;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.localexchange.orders.TimeInForce;
import dev.scalpel.localexchange.time.EventScheduler;
import dev.scalpel.market.Bar;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Fills orders as prices move. Within a bar the price moves from open to low to high to close and touches the levels
 * between, nearest first; from one bar's close to the next bar's open it jumps. A resting limit order fills
 * at its limit when the price moves or jumps through it by a tick; beside a stop that the bar touches later, it waits for that
 * stop. A triggered stop trades with the book at that price; after a jump, at the open.
 */
public final class MatchingEngine implements EventScheduler.PriceMover {

    private final Collection<Market> markets;
    private final OrderBook book;
    private final Settlement settlement;
    private final PartialFillInjector partialFills;
    private final SelfTradeGuard selfTrades;
    private final OrderListHandler lists = new OrderListHandler(this::activate);
    private final StopFirst stopFirst = new StopFirst(lists);
    private final Map<Market, BigDecimal> prices = new HashMap<>();
    private Function<OrderView, BigDecimal> stopSlippage = order -> BigDecimal.ZERO;

    public MatchingEngine(
            Markets markets, OrderBook book, Settlement settlement, PartialFillInjector partialFills, long now) {
        this.markets = markets.all();
        this.book = book;
        this.settlement = settlement;
        this.partialFills = partialFills;
        selfTrades = new SelfTradeGuard(book);
        standAt(now);
    }

    public void setStopSlippage(Function<OrderView, BigDecimal> shareOfPrice) {
        stopSlippage = shareOfPrice;
    }

    public BigDecimal price(Market market) {
        return prices.getOrDefault(market, BigDecimal.ZERO);
    }

    @Override
    public void move(long from, long to) {
        PricePath.steps(from, to, book::hasOpen, this::step);
        standAt(to);
    }

    /** Applies the first price of a market that reopens: every level it is beyond is reached. */
    public void reopen(Market market, long now) {
        move(market, price(market), List.of(), now);
    }

    /** Activates an order whose funds are locked: it trades with the book, and the rest of it rests if it may. */
    public void activate(Order order, long now) {
        BigDecimal price = price(order.market());
        if (!order.isTriggered()) {
            return;
        }
        take(order, best(order, price), now);
        expireIfMayNotRest(order, now);
    }

    /** Whether it would trade immediately with the current book. */
    boolean wouldMatch(Order order) {
        BigDecimal best = best(order, price(order.market()));
        return isMarketable(order, best)
                || !selfTrades.reachableOwnOrders(order, best).isEmpty();
    }

    /** The funds to lock for the rest of the order: none for a stop market buy before it triggers. */
    public BigDecimal requiredFunds(Order order) {
        boolean buysAtMarket =
                order.side() == OrderSide.BUY && !order.request().type().hasLimit();
        return buysAtMarket && order.isTriggered()
                ? best(order, price(order.market())).multiply(order.remaining())
                : order.requiredFunds();
    }

    /** The best price on the other side of the book. */
    public BigDecimal best(Order order, BigDecimal price) {
        return order.side() == OrderSide.BUY
                ? order.market().ask(price)
                : order.market().bid(price);
    }

    /** Cancels an order on request, and its list with it. */
    public void cancel(Order order, long now) {
        order.setStatus(OrderStatus.CANCELED, now);
        lists.afterCancel(order, now);
    }

    /** Reduces an order's quantity, and that of its OCO counterpart. */
    public void amend(Order order, String newClientId, BigDecimal newQuantity, long now) {
        order.amend(newClientId, newQuantity, now);
        lists.pairOf(order).ifPresent(other -> other.amend(other.clientId(), newQuantity, now));
        if (!order.status().isOpen()) {
            lists.afterCancel(order, now);
        }
    }

    /** Expires an order by the venue's rules, and its list with it. */
    public void expire(Order order, ExpiryReason reason, long now) {
        order.expire(reason, now);
        lists.afterExpiry(order, reason, now);
    }

    private void standAt(long now) {
        settlement.setTime(now);
        markets.forEach(market -> prices.put(market, market.price(now)));
    }

    private void step(long minute, int phase, long time) {
        settlement.setTime(time);
        for (Market market : markets) {
            if (!market.fillsOrders()) {
                continue;
            }
            int row = market.bars().rowOf(minute);
            if (row >= 0) {
                Bar bar = market.bars().bar(row);
                BigDecimal target = PricePath.price(bar, phase);
                if (phase == 0) {
                    // A jump: what it skips over fills at the open, before anything else in the bar.
                    prices.put(market, target);
                    move(market, target, List.of(), time);
                } else {
                    move(market, target, PricePath.from(bar, phase), time);
                }
            }
        }
    }

    /** @param ahead the prices that the bar still reaches, this one included; none for a jump */
    private void move(Market market, BigDecimal target, List<BigDecimal> ahead, long now) {
        Optional<Order> next = nearest(market, target, ahead, now);
        while (next.isPresent()) {
            Order order = next.get();
            BigDecimal level = Trigger.reached(order, price(market), target).orElseThrow();
            prices.put(market, level);
            trigger(order, level, now);
            next = nearest(market, target, ahead, now);
        }
        prices.put(market, target);
    }

    /** The next order that the price reaches; stops first among those at the same price. */
    private Optional<Order> nearest(Market market, BigDecimal target, List<BigDecimal> ahead, long now) {
        BigDecimal from = price(market);
        return book.open(market).stream()
                .filter(order -> order.isInBook() && !order.isHeld(now))
                .filter(order -> Trigger.reached(order, from, target).isPresent())
                .filter(order -> !stopFirst.waits(order, ahead))
                .min(Comparator.<Order, BigDecimal>comparing(order -> distance(order, from, target))
                        .thenComparing(Order::isTriggered)
                        .thenComparing(Order::id));
    }

    private static BigDecimal distance(Order order, BigDecimal from, BigDecimal target) {
        return Trigger.reached(order, from, target).orElseThrow().subtract(from).abs();
    }

    private void trigger(Order order, BigDecimal level, long now) {
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
            // An order that just missed the book waits for the next move, not for the one that triggered it.
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

    /** A stop market buy locks its funds when it triggers: its cost is not known before. */
    private boolean hasFunds(Order order, BigDecimal best) {
        boolean buysAtMarket =
                order.side() == OrderSide.BUY && !order.request().type().hasLimit();
        return !buysAtMarket || settlement.tryReserve(order, best.multiply(order.remaining()));
    }

    private BigDecimal slipped(Order order, BigDecimal level) {
        BigDecimal share = stopSlippage.apply(order.view());
        BigDecimal factor = order.side() == OrderSide.SELL ? BigDecimal.ONE.subtract(share) : BigDecimal.ONE.add(share);
        return best(order, level.multiply(factor));
    }

    private static boolean isMarketable(Order order, BigDecimal best) {
        if (!order.request().type().hasLimit()) {
            return true;
        }
        int comparison = best.compareTo(order.request().price());
        return order.side() == OrderSide.BUY ? comparison <= 0 : comparison >= 0;
    }

    /** Trades with the other side: the account's own orders where they come first, then the book. */
    private void take(Order order, BigDecimal best, long now) {
        for (Order maker : selfTrades.reachableOwnOrders(order, best)) {
            if (order.isInBook() && maker.isInBook()) {
                matchOwnOrder(order, maker, now);
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

    private void matchOwnOrder(Order taker, Order maker, long now) {
        if (SelfTradeGuard.mayTrade(taker)) {
            BigDecimal quantity = taker.remaining().min(maker.remaining());
            BigDecimal price = maker.request().price();
            settlement.settle(maker, quantity, price, true, now);
            settlement.settle(taker, quantity, price, false, now);
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
        settlement.settle(order, quantity, price, maker, now);
        lists.afterFill(order, now);
    }

    /**
     * Activates the legs of a list. Legs that would be refused if they were sent now expire (enums.md, "Expiry Reasons",
     * REJECTED): for lack of funds, or because the price is already beyond them.
     */
    private void activate(OrderList list, long now) {
        boolean beyond = list.legs().stream().anyMatch(this::isPriceBeyond);
        if (beyond || !settlement.reserveLegs(list, this::requiredFunds, now)) {
            list.legs().forEach(leg -> leg.expire(ExpiryReason.REJECTED, now));
            return;
        }
        list.legs().forEach(leg -> activate(leg, now));
    }

    /** Whether the price is beyond an order: a stop would trigger, or a maker-only order would trade. */
    public boolean isPriceBeyond(Order order) {
        return order.isTriggered()
                ? order.request().type() == OrderType.LIMIT_MAKER && wouldMatch(order)
                : Trigger.isTouchedAt(order, price(order.market()));
    }
}
