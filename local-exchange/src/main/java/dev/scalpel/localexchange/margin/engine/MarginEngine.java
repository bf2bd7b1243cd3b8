package dev.scalpel.localexchange.margin.engine;

import dev.scalpel.localexchange.margin.account.MarginAccount;
import dev.scalpel.localexchange.margin.account.NettedPosition;
import dev.scalpel.localexchange.margin.contract.Conversions;
import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.margin.contract.MarginMarkets;
import dev.scalpel.localexchange.margin.orders.EndReason;
import dev.scalpel.localexchange.margin.orders.MarginBook;
import dev.scalpel.localexchange.margin.orders.MarginEvents;
import dev.scalpel.localexchange.margin.orders.MarginOrder;
import dev.scalpel.localexchange.margin.orders.MarginOrderRequest;
import dev.scalpel.localexchange.market.PricePath;
import dev.scalpel.localexchange.matching.PartialFillInjector;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.localexchange.time.EventScheduler;
import dev.scalpel.market.Bar;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Moves prices along the bars and lets what they reach happen: stops trigger, resting orders fill, orders expire, and positions
 * without enough equity are closed. Nothing fills while a market is closed.
 */
public final class MarginEngine implements EventScheduler.PriceMover {

    private final MarginMarkets markets;
    private final MarginBook book;
    private final MarginAccount account;
    private final MarginValues values;
    private final MarginRules rules;
    private final Settlement settlement;
    private final OrderExecution execution;
    private Function<OrderView, BigDecimal> stopSlippage = order -> BigDecimal.ZERO;

    public MarginEngine(
            MarginMarkets markets,
            MarginBook book,
            MarginAccount account,
            Conversions conversions,
            MarginRules rules,
            PartialFillInjector partialFills,
            MarginEvents events,
            LongSupplier ids) {
        this.markets = markets;
        this.book = book;
        this.account = account;
        this.rules = rules;
        values = new MarginValues(account, conversions, rules.decimals());
        settlement = new Settlement(account, values, rules, ids);
        execution = new OrderExecution(book, account, values, rules, settlement, partialFills, events);
    }

    public MarginValues values() {
        return values;
    }

    public Settlement settlement() {
        return settlement;
    }

    /** Sets how much worse than its level a triggered stop trades, as a share of the price. */
    public void setStopSlippage(Function<OrderView, BigDecimal> shareOfPrice) {
        stopSlippage = shareOfPrice;
    }

    /** Accepts an order and lets it trade as far as it may now. */
    public MarginOrder place(MarginOrderRequest request, long now) {
        MarginOrder order = execution.accept(request, now);
        activate(order, now);
        return order;
    }

    /** Ends an open order. */
    public void end(MarginOrder order, EndReason reason, long now) {
        execution.end(order, reason, now);
    }

    @Override
    public void move(long from, long to) {
        PricePath.steps(from, to, () -> book.hasOpen() || account.hasPositions(), this::step);
        expire(to);
        markets.all().forEach(market -> market.setPrice(market.market().price(to)));
    }

    /** Applies the present prices anew: after a market reopens, or money was withdrawn. */
    public void apply(long now) {
        for (MarginMarket market : markets.all()) {
            if (market.isOpen(now)) {
                move(market, market.price(), List.of(), now);
            }
        }
        closeOut(now);
    }

    private void step(long minute, int phase, long time) {
        expire(time);
        for (MarginMarket market : markets.all()) {
            int row = market.market().bars().rowOf(minute);
            if (row >= 0 && market.isOpen(time)) {
                Bar bar = market.market().bars().bar(row);
                BigDecimal target = PricePath.price(bar, phase);
                if (phase == 0) {
                    // A jump: what it skips over happens at the open, before anything else in the bar.
                    market.setPrice(target);
                }
                move(market, target, phase == 0 ? List.of() : PricePath.from(bar, phase), time);
            }
        }
        closeOut(time);
    }

    private void expire(long time) {
        book.open().stream()
                .filter(order -> order.request().lifetime().end().orElse(Long.MAX_VALUE) <= time)
                .forEach(order -> end(
                        order,
                        EndReason.LIFETIME_OVER,
                        order.request().lifetime().end().orElseThrow()));
    }

    /** @param ahead the prices that the bar still reaches, this one included; none for a jump */
    private void move(MarginMarket market, BigDecimal target, List<BigDecimal> ahead, long now) {
        Optional<PriceLevel> next = nearest(market, target, ahead, now);
        while (next.isPresent()) {
            reach(next.get(), now);
            next = nearest(market, target, ahead, now);
        }
        market.setPrice(target);
    }

    private Optional<PriceLevel> nearest(MarginMarket market, BigDecimal target, List<BigDecimal> ahead, long now) {
        NettedPosition position = account.position(market);
        List<PriceLevel> levels = book.open(market).stream()
                .filter(order -> !order.isHeld(now))
                .map(PriceLevel::of)
                .toList();
        return levels.stream()
                .filter(level -> level.isReached(target))
                .filter(level -> !level.waits(position, levels, ahead))
                .min(Comparator.comparing(PriceLevel::distance)
                        .thenComparing(level -> !level.isStop(position))
                        .thenComparingLong(level -> level.order().id()));
    }

    private void reach(PriceLevel level, long now) {
        MarginOrder order = level.order();
        BigDecimal price = level.tradesAt();
        MarginMarket market = order.request().market();
        if (!level.isReached(market.price())) {
            market.setPrice(market.middle(order.request().buys(), price));
        }
        if (!order.isWaiting()) {
            execution.trade(order, price, now);
            return;
        }
        order.trigger(now);
        take(order, slipped(order, price), now);
    }

    private void activate(MarginOrder order, long now) {
        MarginMarket market = order.request().market();
        if (!market.isOpen(now)) {
            if (!order.isWaiting() && !order.request().mayRest()) {
                end(order, EndReason.MARKET_CLOSED, now);
            }
            return;
        }
        if (order.isWaiting() && !PriceLevel.of(order).isReached(market.price())) {
            return;
        }
        BigDecimal best = market.best(order.request().buys());
        if (order.isWaiting()) {
            order.trigger(now);
            take(order, slipped(order, best), now);
        } else {
            take(order, best, now);
        }
    }

    /** Trades at this price if that is within the order's limit; else it rests or ends. */
    private void take(MarginOrder order, BigDecimal price, long now) {
        boolean buys = order.request().buys();
        boolean within = order.request()
                .limit()
                .map(limit -> buys ? price.compareTo(limit) <= 0 : price.compareTo(limit) >= 0)
                .orElse(true);
        if (within) {
            execution.trade(order, price, now);
        } else if (!order.request().mayRest()) {
            end(order, EndReason.OUT_OF_BOUNDS, now);
        }
    }

    private BigDecimal slipped(MarginOrder order, BigDecimal price) {
        BigDecimal share = stopSlippage.apply(order.view());
        boolean buys = order.request().buys();
        BigDecimal worse = price.multiply(buys ? BigDecimal.ONE.add(share) : BigDecimal.ONE.subtract(share));
        return share.signum() == 0 ? price : order.request().market().best(buys, worse);
    }

    /** Closes everything that can be closed when equity has fallen to the share of the used margin. */
    private void closeOut(long now) {
        BigDecimal used = values.used();
        if (used.signum() == 0 || values.equity().compareTo(used.multiply(rules.closeoutShare())) > 0) {
            return;
        }
        for (NettedPosition position : account.positions()) {
            if (position.isOpen() && position.market().isOpen(now)) {
                BigDecimal quantity = position.now().quantity();
                OrderSide side = quantity.signum() > 0 ? OrderSide.SELL : OrderSide.BUY;
                place(MarginOrderRequest.closeout(position.market(), side, quantity.abs()), now);
            }
        }
    }
}
