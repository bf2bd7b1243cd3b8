package dev.scalpel.localexchange.margin;

import dev.scalpel.localexchange.access.ApiKey;
import dev.scalpel.localexchange.margin.contract.MarginListing;
import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.margin.engine.MarginRules;
import dev.scalpel.localexchange.margin.orders.AttachedOrder;
import dev.scalpel.localexchange.margin.orders.EndReason;
import dev.scalpel.localexchange.margin.orders.Lifetime;
import dev.scalpel.localexchange.margin.orders.MarginEvents;
import dev.scalpel.localexchange.margin.orders.MarginFill;
import dev.scalpel.localexchange.margin.orders.MarginOrder;
import dev.scalpel.localexchange.margin.orders.MarginOrderRequest;
import dev.scalpel.localexchange.margin.orders.MarginOrderType;
import dev.scalpel.localexchange.margin.orders.OrderCause;
import dev.scalpel.localexchange.margin.orders.PositionEffect;
import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.localexchange.market.Listing;
import dev.scalpel.localexchange.time.SettableClock;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An account in EUR with 10,000, in which EUR/USD is at 1.25 and USD/JPY moves as a test says. A hundred yen are 0.8 of EUR at a price
 * of 100: one dollar is 0.8 EUR, and one yen 0.8/price.
 */
abstract class MarginFixture implements MarginEvents {

    /** A Tuesday. */
    static final Instant START = Instant.parse("2026-11-17T12:00:00Z");

    static final MarginRules RULES = new MarginRules(4, new BigDecimal("0.5"), false);

    final List<String> events = new ArrayList<>();
    final SettableClock clock = new SettableClock(START);
    private final List<Bar> yen = new ArrayList<>();
    private MarginCore core;

    /** The minutes of USD/JPY from the start on. */
    void trading(String... bars) {
        yen.clear();
        for (String bar : bars) {
            String[] prices = bar.split(" ");
            add(Double.parseDouble(prices[0]), prices);
        }
        start(RULES);
    }

    private void add(double open, String[] prices) {
        boolean flat = prices.length == 1;
        yen.add(new Bar(
                Minutes.plus(Minutes.floor(clock.millis()), yen.size()),
                open,
                flat ? open : Double.parseDouble(prices[1]),
                flat ? open : Double.parseDouble(prices[2]),
                flat ? open : Double.parseDouble(prices[3]),
                10,
                10,
                5));
    }

    void start(MarginRules rules) {
        core = new MarginCore(
                clock,
                List.of(
                        listing("USD/JPY", yen, "0.01", "0.05"),
                        listing("EUR/USD", List.of(flat(1.25)), "0.0001", "0.04")),
                ApiKey.rehearsal(),
                "EUR",
                BigDecimal.ZERO,
                rules,
                1,
                this);
        core.account().book(new BigDecimal("10000"), clock.millis());
    }

    private Bar flat(double price) {
        return new Bar(Minutes.floor(clock.millis()), price, price, price, price, 1, 1, 0);
    }

    private static MarginListing listing(String symbol, List<Bar> bars, String tick, String rate) {
        Listing listing = new Listing(Symbol.parse(symbol), BarSeries.of(bars), Filters.of(tick, "1"), BigDecimal.ZERO);
        return MarginListing.ofPair(symbol.replace('/', '_'), listing, new BigDecimal(rate));
    }

    MarginCore core() {
        return core;
    }

    MarginMarket yen() {
        return core.markets().find("USD_JPY").orElseThrow();
    }

    BigDecimal position() {
        return core.account().position(yen()).now().quantity();
    }

    /** Lets this much of the market's time pass. */
    long pass(Duration time) {
        clock.advance(time);
        return core.scheduler().advanceToNow();
    }

    MarginOrder market(OrderSide side, String quantity) {
        return place(side, MarginOrderType.MARKET, quantity, "", "", Lifetime.AT_ONCE, PositionEffect.ANY);
    }

    MarginOrder limit(OrderSide side, String quantity, String limit) {
        return place(side, MarginOrderType.LIMIT, quantity, limit, "", Lifetime.UNTIL_CANCELLED, PositionEffect.ANY);
    }

    MarginOrder stop(OrderSide side, String quantity, String trigger) {
        return place(
                side,
                MarginOrderType.STOP,
                quantity,
                "",
                trigger,
                Lifetime.UNTIL_CANCELLED,
                PositionEffect.REDUCE_ONLY);
    }

    MarginOrder place(
            OrderSide side,
            MarginOrderType type,
            String quantity,
            String limit,
            String trigger,
            Lifetime lifetime,
            PositionEffect effect,
            AttachedOrder... attached) {
        return core.engine()
                .place(
                        new MarginOrderRequest(
                                "",
                                yen(),
                                side,
                                type,
                                new BigDecimal(quantity),
                                optional(limit),
                                optional(trigger),
                                lifetime,
                                effect,
                                0,
                                List.of(attached),
                                OrderCause.CALLER),
                        core.scheduler().advanceToNow());
    }

    private static Optional<BigDecimal> optional(String amount) {
        return amount.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(amount));
    }

    @Override
    public void accepted(MarginOrder order, long now) {
        events.add(order.id() + " accepted");
    }

    @Override
    public void filled(MarginFill fill) {
        events.add(fill.order().id() + " filled "
                + fill.signedQuantity().stripTrailingZeros().toPlainString() + " at "
                + fill.price().stripTrailingZeros().toPlainString() + " profit "
                + fill.profit().stripTrailingZeros().toPlainString());
    }

    @Override
    public void ended(MarginOrder order, EndReason reason, long now) {
        events.add(order.id() + " ended " + reason);
    }
}
