package dev.scalpel.localexchange.margin.engine;

import dev.scalpel.localexchange.margin.account.ClosedLot;
import dev.scalpel.localexchange.margin.account.Lot;
import dev.scalpel.localexchange.margin.account.MarginAccount;
import dev.scalpel.localexchange.margin.account.NettedPosition;
import dev.scalpel.localexchange.margin.orders.AttachedOrder;
import dev.scalpel.localexchange.margin.orders.EndReason;
import dev.scalpel.localexchange.margin.orders.MarginBook;
import dev.scalpel.localexchange.margin.orders.MarginEvents;
import dev.scalpel.localexchange.margin.orders.MarginFill;
import dev.scalpel.localexchange.margin.orders.MarginOrder;
import dev.scalpel.localexchange.margin.orders.MarginOrderRequest;
import dev.scalpel.localexchange.margin.orders.MarginOrderType;
import dev.scalpel.localexchange.margin.orders.OrderCause;
import dev.scalpel.localexchange.margin.orders.PositionEffect;
import dev.scalpel.localexchange.matching.PartialFillInjector;
import dev.scalpel.localexchange.orders.TimeInForce;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Lets one order trade at a price: as much as it may, as the position and the margin allow. */
final class OrderExecution {

    private final MarginBook book;
    private final MarginAccount account;
    private final MarginValues values;
    private final MarginRules rules;
    private final Settlement settlement;
    private final PartialFillInjector partialFills;
    private final MarginEvents events;

    OrderExecution(
            MarginBook book,
            MarginAccount account,
            MarginValues values,
            MarginRules rules,
            Settlement settlement,
            PartialFillInjector partialFills,
            MarginEvents events) {
        this.book = book;
        this.account = account;
        this.values = values;
        this.rules = rules;
        this.settlement = settlement;
        this.partialFills = partialFills;
        this.events = events;
    }

    MarginOrder accept(MarginOrderRequest request, long now) {
        MarginOrder order = book.add(request, now);
        events.accepted(order, now);
        return order;
    }

    void end(MarginOrder order, EndReason reason, long now) {
        order.end(reason, now);
        events.ended(order, reason, now);
    }

    /** Fills, ends, or leaves the order as it is where nothing is filled now and it may rest. */
    void trade(MarginOrder order, BigDecimal price, long now) {
        Optional<EndReason> forbidden = forbidden(order);
        if (forbidden.isPresent()) {
            end(order, forbidden.get(), now);
            return;
        }
        BigDecimal offered = partialFills.cut(order, now);
        boolean killed =
                order.request().lifetime().force() == TimeInForce.FOK && offered.compareTo(order.remaining()) < 0;
        BigDecimal quantity = order.request().onlyReduces() ? offered.min(reducible(order)) : offered;
        if (quantity.signum() > 0 && !killed) {
            if (lacksMargin(order, quantity)) {
                end(order, EndReason.NO_MARGIN, now);
                return;
            }
            filled(settlement.settle(order, quantity, price, now), now);
        }
        endRest(order, now);
    }

    private void endRest(MarginOrder order, long now) {
        if (!order.isOpen()) {
            return;
        }
        boolean begun = order.now().executed().signum() > 0;
        if (order.request().onlyReduces() && begun && reducible(order).signum() == 0) {
            end(order, EndReason.NOTHING_TO_REDUCE, now);
        } else if (!order.request().mayRest() || (rules.endsAfterPartialFill() && begun)) {
            end(order, EndReason.NO_LIQUIDITY, now);
        }
    }

    private void filled(MarginFill fill, long now) {
        events.filled(fill);
        for (ClosedLot closed : fill.closed()) {
            if (closed.isWhole()) {
                book.open(fill.order().request().market()).stream()
                        .filter(order -> order.request().lot() == closed.lot().id())
                        .forEach(order -> end(order, EndReason.LOT_CLOSED, now));
            }
        }
        fill.opened().ifPresent(lot -> fill.order().request().attached().forEach(each -> attach(fill, lot, each, now)));
    }

    private void attach(MarginFill fill, Lot lot, AttachedOrder attached, long now) {
        boolean isLong = lot.quantity().signum() > 0;
        BigDecimal level = attached.level(lot.price(), isLong);
        boolean stop = attached.type() == MarginOrderType.STOP;
        accept(
                new MarginOrderRequest(
                        attached.clientId(),
                        fill.order().request().market(),
                        isLong ? OrderSide.SELL : OrderSide.BUY,
                        attached.type(),
                        lot.quantity().abs(),
                        stop ? Optional.empty() : Optional.of(level),
                        stop ? Optional.of(level) : Optional.empty(),
                        attached.lifetime(),
                        PositionEffect.REDUCE_ONLY,
                        lot.id(),
                        List.of(),
                        OrderCause.CALLER),
                now);
    }

    private Optional<EndReason> forbidden(MarginOrder order) {
        MarginOrderRequest request = order.request();
        if (request.onlyReduces() && reducible(order).signum() == 0) {
            return Optional.of(request.lot() == 0 ? EndReason.NOTHING_TO_REDUCE : EndReason.LOT_CLOSED);
        }
        boolean reduces = position(order).closableBy(request.side()).signum() > 0;
        return request.effect() == PositionEffect.OPEN_ONLY && reduces
                ? Optional.of(EndReason.WOULD_REDUCE)
                : Optional.empty();
    }

    private BigDecimal reducible(MarginOrder order) {
        long lot = order.request().lot();
        return lot == 0
                ? position(order).closableBy(order.request().side())
                : position(order).left(lot);
    }

    private boolean lacksMargin(MarginOrder order, BigDecimal quantity) {
        NettedPosition position = position(order);
        BigDecimal before = position.now().quantity();
        BigDecimal after = order.request().buys() ? before.add(quantity) : before.subtract(quantity);
        boolean enlarges = after.signum() != 0
                && (after.signum() != before.signum() || after.abs().compareTo(before.abs()) > 0);
        BigDecimal used = values.used().subtract(values.used(position)).add(values.used(position.market(), after));
        return enlarges && used.compareTo(values.equity()) > 0;
    }

    private NettedPosition position(MarginOrder order) {
        return account.position(order.request().market());
    }
}
