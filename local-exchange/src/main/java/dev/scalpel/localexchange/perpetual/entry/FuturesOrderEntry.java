package dev.scalpel.localexchange.perpetual.entry;

import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.engine.FuturesEngine;
import dev.scalpel.localexchange.perpetual.orders.AlgoOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesBook;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderRequest;
import dev.scalpel.localexchange.perpetual.orders.FuturesTimeInForce;
import dev.scalpel.localexchange.perpetual.orders.Modification;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Reason;
import dev.scalpel.localexchange.time.EventScheduler;
import java.math.BigDecimal;

/** Accepts, changes and cancels plain orders. */
public final class FuturesOrderEntry {

    private static final int MAX_MODIFICATIONS = 10_000;

    private final FuturesBook book;
    private final FuturesAccount account;
    private final FuturesEngine engine;
    private final MarginCheck margin;
    private final EventScheduler scheduler;

    public FuturesOrderEntry(FuturesBook book, FuturesAccount account, FuturesEngine engine, EventScheduler scheduler) {
        this.book = book;
        this.account = account;
        this.engine = engine;
        this.scheduler = scheduler;
        margin = new MarginCheck(account, engine);
    }

    public FuturesOrder place(FuturesOrderRequest request, long now) {
        check(request, now);
        if (book.open(request.contract()).stream()
                .anyMatch(order -> order.request().clientId().equals(request.clientId()))) {
            throw Refusals.duplicate();
        }
        int max = request.contract().market().listing().filters().maxOpenOrders();
        if (book.open(request.contract()).size() >= max) {
            throw ApiException.refused(-2025, "Reach max open order limit.").because(Reason.TOO_MANY_ORDERS);
        }
        if (request.onlyReduces()) {
            Position position = account.position(request.contract(), request.holdingSide());
            if (position.closableBy(request.side()).signum() == 0) {
                throw Refusals.reduceOnly();
            }
        } else {
            margin.require(request, engine.values());
        }
        FuturesOrder order = new FuturesOrder(book.nextOrderId(), request, now);
        if (request.timeInForce() == FuturesTimeInForce.GTX && engine.isMarketable(order)) {
            throw Refusals.postOnly();
        }
        book.add(order);
        engine.activate(order, now);
        if (order.isOpen() && request.timeInForce() == FuturesTimeInForce.GTD) {
            scheduler.schedule(request.extras().validUntil(), () -> expire(order));
        }
        return order;
    }

    /** Checks an order by itself, regardless of the account. */
    public void check(FuturesOrderRequest request, long now) {
        if (request.contract().market().setStatus(now) != SymbolStatus.TRADING) {
            throw Refusals.symbolStatus();
        }
        FuturesFilters.check(request, engine.mark(request.contract()));
    }

    private static void expire(FuturesOrder order) {
        if (order.isOpen()) {
            order.end(OrderStatus.EXPIRED, order.request().extras().validUntil());
        }
    }

    public void cancel(FuturesOrder order, long now) {
        if (!order.isOpen() || !order.contract().market().allowsCancels()) {
            throw Refusals.unknownOrder();
        }
        order.end(OrderStatus.CANCELED, now);
    }

    /** Ends an open order by the venue's decision. */
    public void expire(FuturesOrder order, long now) {
        order.end(OrderStatus.EXPIRED, now);
    }

    /** Ends a waiting conditional order by the venue's decision. */
    public void expire(AlgoOrder order, long now) {
        order.end(OrderStatus.EXPIRED, now);
    }

    /** Changes price and quantity of a limit order, which goes to the end of the queue. */
    public Modification modify(FuturesOrder order, BigDecimal quantity, BigDecimal price, long modifyId, long now) {
        if (!order.isOpen()) {
            throw Refusals.noSuchOrder();
        }
        if (quantity.compareTo(order.quantity()) == 0 && price.compareTo(order.price()) == 0) {
            throw ApiException.refused(-5027, "No need to modify the order.");
        }
        int done = (int) book.modifications().stream()
                .filter(each -> each.order() == order)
                .count();
        if (done >= MAX_MODIFICATIONS) {
            throw ApiException.refused(-5026, "Exceed maximum modify order limit.");
        }
        FuturesOrderRequest changed = order.request().changed(quantity, price);
        check(changed, now);
        Modification modification = new Modification(
                book.modifications().size() + 1L,
                order,
                order.price(),
                price,
                order.quantity(),
                quantity,
                done + 1,
                modifyId,
                now);
        boolean emptied = order.executed().signum() > 0 && quantity.compareTo(order.executed()) <= 0;
        FuturesOrder moved = new FuturesOrder(order.id(), changed, now);
        if (emptied || (changed.timeInForce() == FuturesTimeInForce.GTX && engine.isMarketable(moved))) {
            // New Order Modify: such an amendment cancels the order.
            order.end(OrderStatus.CANCELED, now);
        } else {
            if (!changed.onlyReduces()) {
                margin.requireChange(order, changed, engine.values());
            }
            order.modify(quantity, price, now);
            engine.activate(order, now);
        }
        book.add(modification);
        return modification;
    }

    /** Cancels all open orders of a contract. */
    public void cancelAll(Contract contract, long now) {
        book.open(contract).forEach(order -> order.end(OrderStatus.CANCELED, now));
    }
}
