package dev.scalpel.localexchange.perpetual.entry;

import dev.scalpel.localexchange.market.SymbolStatus;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.perpetual.account.FuturesAccount;
import dev.scalpel.localexchange.perpetual.account.Position;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.engine.FuturesEngine;
import dev.scalpel.localexchange.perpetual.orders.AlgoOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesBook;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderRequest;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderType;
import dev.scalpel.localexchange.perpetual.orders.WorkingType;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Reason;
import dev.scalpel.localexchange.time.EventScheduler;
import java.math.BigDecimal;

/** Accepts and cancels conditional orders. They hold no margin before they trigger. */
public final class AlgoOrderEntry {

    private final FuturesBook book;
    private final FuturesAccount account;
    private final FuturesEngine engine;
    private final EventScheduler scheduler;

    public AlgoOrderEntry(FuturesBook book, FuturesAccount account, FuturesEngine engine, EventScheduler scheduler) {
        this.book = book;
        this.account = account;
        this.engine = engine;
        this.scheduler = scheduler;
    }

    public AlgoOrder place(FuturesOrderRequest request, long now) {
        Contract contract = request.contract();
        if (contract.market().setStatus(now) != SymbolStatus.TRADING) {
            throw Refusals.symbolStatus();
        }
        FuturesFilters.check(request, engine.mark(contract));
        if (book.waiting().stream().anyMatch(order -> order.request().clientId().equals(request.clientId()))) {
            throw Refusals.duplicate();
        }
        if (book.waiting(contract).size() >= contract.terms().maxAlgoOrders()) {
            throw ApiException.refused(-4045, "Reach max stop order limit.").because(Reason.TOO_MANY_STOPS);
        }
        if (request.trigger().closePosition()) {
            requireClosable(request);
        }
        AlgoOrder order = new AlgoOrder(book.nextAlgoId(), request, now);
        if (request.type() == FuturesOrderType.TRAILING_STOP_MARKET) {
            begin(order);
        } else if (isReached(request)) {
            throw Refusals.wouldTrigger();
        }
        book.add(order);
        long until = request.extras().validUntil();
        if (until > 0) {
            scheduler.schedule(until, () -> {
                if (order.isWaiting()) {
                    order.end(OrderStatus.EXPIRED, until);
                }
            });
        }
        return order;
    }

    /** There must be a position to close, and one such order of a kind is enough. */
    private void requireClosable(FuturesOrderRequest request) {
        Position position = account.position(request.contract(), request.holdingSide());
        if (position.closableBy(request.side()).signum() == 0) {
            throw ApiException.refused(
                    -4509,
                    "Time in Force (TIF) GTE can only be used with open positions. Please ensure that positions are"
                            + " available.");
        }
        boolean exists = book.waiting(request.contract()).stream()
                .map(AlgoOrder::request)
                .anyMatch(other -> other.trigger().closePosition()
                        && other.type() == request.type()
                        && other.side() == request.side()
                        && other.holdingSide() == request.holdingSide());
        if (exists) {
            throw ApiException.refused(
                    -4130,
                    "An open stop or take profit order with GTE and closePosition in the direction is existing.");
        }
    }

    private boolean isReached(FuturesOrderRequest request) {
        boolean rises = request.buys() != request.type().takesProfit();
        int comparison = working(request).compareTo(request.trigger().price());
        return rises ? comparison >= 0 : comparison <= 0;
    }

    /** A trailing stop without an activation price is active at once. */
    private void begin(AlgoOrder order) {
        FuturesOrderRequest request = order.request();
        BigDecimal working = working(request);
        BigDecimal activate = request.trigger().activatePrice();
        if (activate.signum() == 0) {
            order.follow(working);
            return;
        }
        FuturesFilters.checkPrice(activate, request.contract());
        int comparison = activate.compareTo(working);
        if (request.buys() ? comparison >= 0 : comparison <= 0) {
            throw Refusals.wouldTrigger();
        }
    }

    private BigDecimal working(FuturesOrderRequest request) {
        return request.trigger().workingType() == WorkingType.MARK_PRICE
                ? engine.mark(request.contract())
                : engine.price(request.contract());
    }

    public void cancel(AlgoOrder order, long now) {
        if (!order.isWaiting() || !order.contract().market().allowsCancels()) {
            throw Refusals.unknownOrder();
        }
        order.end(OrderStatus.CANCELED, now);
    }

    /** Cancels all waiting orders of a contract. */
    public void cancelAll(Contract contract, long now) {
        book.waiting(contract).forEach(order -> order.end(OrderStatus.CANCELED, now));
    }
}
