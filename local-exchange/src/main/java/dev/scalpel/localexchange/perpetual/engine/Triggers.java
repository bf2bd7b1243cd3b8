package dev.scalpel.localexchange.perpetual.engine;

import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.HoldingSide;
import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.orders.AlgoOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesBook;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderRequest;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderType;
import dev.scalpel.localexchange.perpetual.orders.WorkingType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The levels at which something happens in a contract, and what happens there. */
final class Triggers {

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);

    private final FuturesAccount account;
    private final FuturesBook book;
    private final AccountValues values;
    private final Liquidation liquidation;
    private final FuturesEngine engine;

    Triggers(
            FuturesAccount account,
            FuturesBook book,
            AccountValues values,
            Liquidation liquidation,
            FuturesEngine engine) {
        this.account = account;
        this.book = book;
        this.values = values;
        this.liquidation = liquidation;
        this.engine = engine;
    }

    List<LevelEvent> events(Contract contract, long now) {
        List<LevelEvent> events = new ArrayList<>();
        book.open(contract).stream()
                .filter(order -> !order.isHeld(now) && order.request().type().hasLimit())
                .forEach(order -> events.add(fill(order)));
        book.waiting(contract).forEach(order -> trigger(order).ifPresent(events::add));
        boolean crossed = false;
        for (Position position : account.positions(contract)) {
            if (position.isOpen() && values.isIsolated(position)) {
                values.liquidationPrice(position).ifPresent(level -> events.add(liquidate(position, level)));
            }
            crossed |= position.isOpen() && !values.isIsolated(position);
        }
        if (crossed) {
            addCrossed(contract, events);
        }
        return events;
    }

    /** A resting order stands last in the queue at its price: the price must trade through it, by a tick. */
    private LevelEvent fill(FuturesOrder order) {
        boolean sells = !order.request().buys();
        BigDecimal limit = order.price();
        BigDecimal level = sells
                ? limit.add(order.contract().tick())
                : limit.subtract(order.contract().tick());
        return new LevelEvent(
                level,
                sells,
                LevelEvent.Kind.LIMIT,
                order.id(),
                closes(order.request()),
                time -> engine.fill(order, limit, true, time));
    }

    private boolean closes(FuturesOrderRequest request) {
        return account.position(request.contract(), request.holdingSide())
                        .closableBy(request.side())
                        .signum()
                > 0;
    }

    private LevelEvent liquidate(Position position, BigDecimal mark) {
        boolean fromBelow = !position.now().isLong();
        return new LevelEvent(
                position.contract().priceAtMark(mark, fromBelow),
                fromBelow,
                LevelEvent.Kind.LIQUIDATION,
                position.side() == HoldingSide.SHORT ? 1 : 0,
                false,
                time -> liquidation.liquidate(position, time));
    }

    private void addCrossed(Contract contract, List<LevelEvent> events) {
        for (boolean up : new boolean[] {false, true}) {
            new CrossMargin(values)
                    .level(contract, up)
                    .ifPresent(mark -> events.add(new LevelEvent(
                            contract.priceAtMark(mark, up),
                            up,
                            LevelEvent.Kind.LIQUIDATION,
                            0,
                            false,
                            time -> liquidation.liquidateCrossed(contract.asset(), time))));
        }
    }

    private Optional<LevelEvent> trigger(AlgoOrder order) {
        FuturesOrderRequest request = order.request();
        if (request.type() == FuturesOrderType.TRAILING_STOP_MARKET) {
            return Optional.of(trailing(order));
        }
        boolean rises = request.buys() != request.type().takesProfit();
        boolean stops = !request.type().takesProfit();
        boolean closes = closes(request);
        return Optional.of(new LevelEvent(
                level(request, request.trigger().price(), rises),
                rises,
                stops && closes ? LevelEvent.Kind.STOP : LevelEvent.Kind.TRIGGER,
                order.id(),
                !stops && closes,
                time -> trigger(order, time)));
    }

    /** A trailing stop first waits for its activation and then follows the best price since. */
    private LevelEvent trailing(AlgoOrder order) {
        FuturesOrderRequest request = order.request();
        boolean rises = request.buys();
        if (order.extreme().isEmpty()) {
            BigDecimal level = level(request, request.trigger().activatePrice(), !rises);
            return new LevelEvent(
                    level, !rises, LevelEvent.Kind.TRIGGER, order.id(), false, time -> order.follow(working(request)));
        }
        BigDecimal back = request.trigger().callbackRate().divide(PERCENT);
        BigDecimal factor = rises ? BigDecimal.ONE.add(back) : BigDecimal.ONE.subtract(back);
        BigDecimal level = order.extreme().get().multiply(factor);
        return new LevelEvent(
                level(request, level, rises),
                rises,
                LevelEvent.Kind.TRIGGER,
                order.id(),
                false,
                time -> trigger(order, time));
    }

    /** Lets active trailing stops follow the present price. */
    void follow(Contract contract) {
        for (AlgoOrder order : book.waiting(contract)) {
            order.extreme().ifPresent(extreme -> {
                BigDecimal working = working(order.request());
                order.follow(order.request().buys() ? extreme.min(working) : extreme.max(working));
            });
        }
    }

    /** The price that triggers an order of this working type. */
    BigDecimal working(FuturesOrderRequest request) {
        return request.trigger().workingType() == WorkingType.MARK_PRICE
                ? engine.mark(request.contract())
                : engine.price(request.contract());
    }

    private static BigDecimal level(FuturesOrderRequest request, BigDecimal price, boolean fromBelow) {
        return request.trigger().workingType() == WorkingType.MARK_PRICE
                ? request.contract().priceAtMark(price, fromBelow)
                : price;
    }

    /** Places the order of a condition that is met; it is denied when it could not be placed now. */
    private void trigger(AlgoOrder order, long now) {
        FuturesOrderRequest request = order.request();
        if (request.trigger().priceProtect() && isTooFarFromMark(request.contract())) {
            order.end(OrderStatus.EXPIRED, now);
            return;
        }
        BigDecimal closable =
                account.position(request.contract(), request.holdingSide()).closableBy(request.side());
        FuturesOrderRequest placed =
                request.triggered(request.trigger().closePosition() ? closable : request.quantity());
        if (placed.onlyReduces() ? closable.signum() == 0 : !hasMargin(placed)) {
            order.rejected(now);
            return;
        }
        FuturesOrder real = new FuturesOrder(book.nextOrderId(), placed, now);
        book.add(real);
        order.triggered(real, now);
        // A limit order that just missed the book waits for the next move, not for the one that triggered it.
        real.holdUntil(now);
        engine.activate(real, now);
    }

    private boolean hasMargin(FuturesOrderRequest request) {
        Position position = account.position(request.contract(), request.holdingSide());
        FuturesOrderRequest priced = request.type().hasLimit()
                ? request
                : request.changed(request.quantity(), engine.best(request.contract(), request.buys()));
        BigDecimal more =
                values.openOrderMargin(position, Optional.of(priced)).subtract(values.openOrderMargin(position));
        return more.compareTo(values.available(request.contract().asset())) <= 0;
    }

    private boolean isTooFarFromMark(Contract contract) {
        BigDecimal mark = engine.mark(contract);
        BigDecimal difference = engine.price(contract).subtract(mark).abs();
        return difference.compareTo(mark.multiply(contract.terms().triggerProtect())) > 0;
    }
}
