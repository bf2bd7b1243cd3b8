package dev.scalpel.localexchange.orderentry;

import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.matching.MatchingEngine;
import dev.scalpel.localexchange.matching.Order;
import dev.scalpel.localexchange.matching.OrderBook;
import dev.scalpel.localexchange.matching.OrderList;
import dev.scalpel.localexchange.matching.Settlement;
import dev.scalpel.localexchange.orders.Amendment;
import dev.scalpel.localexchange.orders.ExpiryReason;
import dev.scalpel.localexchange.orders.OrderRequest;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Places, amends and cancels orders: validates them, locks their funds, passes them to the matching engine. */
public final class OrderService {

    private final OrderBook book;
    private final Settlement settlement;
    private final MatchingEngine matching;
    private final OrderValidator validator;

    public OrderService(OrderBook book, Settlement settlement, MatchingEngine matching, OrderValidator validator) {
        this.book = book;
        this.settlement = settlement;
        this.matching = matching;
        this.validator = validator;
    }

    public Order place(OrderRequest request, long now) {
        check(List.of(request), now);
        Order order = new Order(book.nextOrderId(), request, now);
        requireNotCrossing(order);
        lock(order);
        book.add(order);
        matching.activate(order, now);
        return order;
    }

    /** Validates the request alone, regardless of the account. */
    public void test(OrderRequest request, long now) {
        validator.check(request, now);
    }

    public OrderList placeOco(String listClientId, OrderRequest above, OrderRequest below, long now) {
        validator.requireRoomForList(listClientId, above.market());
        OrderListRules.checkPrices(above, below, matching.price(above.market()));
        check(List.of(above, below), now);
        List<Order> legs = orders(List.of(above, below), book.nextOrderId(), now);
        legs.forEach(this::requireNotCrossing);
        validator.requireRoomToHold(legs.get(0));
        OrderList list = new OrderList(book.nextListId(), listClientId, now, Optional.empty(), legs);
        settlement.reserve(list, matching::requiredFunds);
        return enter(list);
    }

    public OrderList placeOtoco(
            String listClientId, OrderRequest first, OrderRequest above, OrderRequest below, long now) {
        OrderListRules.checkPrices(above, below, first.price());
        return placeOto(listClientId, first, List.of(above, below), now);
    }

    /** Places a working order and the one or two legs that wait for it. */
    public OrderList placeOto(String listClientId, OrderRequest first, List<OrderRequest> pending, long now) {
        validator.requireRoomForList(listClientId, first.market());
        check(Stream.concat(Stream.of(first), pending.stream()).toList(), now);
        Order working = new Order(book.nextOrderId(), first, now);
        List<Order> legs = orders(pending, working.id() + 1, now);
        requireNotCrossing(working);
        lock(working);
        legs.forEach(Order::waitForList);
        OrderList list = new OrderList(book.nextListId(), listClientId, now, Optional.of(working), legs);
        enter(list);
        matching.activate(working, now);
        return list;
    }

    /** Cancels an order and the list that it is part of. */
    public void cancel(Order order, long now) {
        requireOpen(order, -2011);
        matching.cancel(order, now);
    }

    /** Reduces an order's quantity and that of its OCO counterpart. */
    public Amendment amend(Order order, String newClientId, BigDecimal newQuantity, long now) {
        requireOpen(order, -2038);
        int comparison = newQuantity.compareTo(order.quantity());
        if (comparison > 0) {
            throw ApiException.refused(-2038, "Order amend (quantity increase) is not supported.");
        }
        if (comparison == 0) {
            throw ApiException.refused(-2038, "The requested action would change no state; rejecting");
        }
        long done = book.amendments().stream()
                .filter(amendment -> amendment.orderId() == order.id())
                .count();
        if (done >= order.market().listing().filters().limits().maxAmendments()) {
            throw ApiException.refused(-2038, "Filter failure: MAX_NUM_ORDER_AMENDS");
        }
        OrderRules.check(order.request().withQuantity(newQuantity), now);
        Amendment amendment = new Amendment(
                book.nextExecutionId(),
                order.market().name(),
                order.id(),
                order.clientId(),
                newClientId,
                order.quantity(),
                newQuantity,
                now);
        matching.amend(order, newClientId, newQuantity, now);
        book.add(amendment);
        return amendment;
    }

    /** Expires all open orders of a pair, as the venue does for maintenance or a delisting. */
    public void expireAll(Market market, long now) {
        expireAll(order -> order.symbol().equals(market.name()), now);
    }

    /** Expires the matching open orders and their lists, by the venue's decision. */
    public void expireAll(Predicate<OrderView> which, long now) {
        for (Order order : book.open()) {
            if (order.status().isOpen() && which.test(order.view())) {
                matching.expire(order, ExpiryReason.EXCHANGE_CANCELED, now);
            }
        }
    }

    private void check(List<OrderRequest> requests, long now) {
        requests.forEach(request -> validator.check(request, now));
        validator.requireFreshIds(requests);
        validator.requireRoom(requests);
    }

    private static void requireOpen(Order order, int code) {
        if (!order.status().isOpen()) {
            throw ApiException.refused(code, "Unknown order sent.").because(Reason.NOT_OPEN);
        }
        if (!order.market().allowsCancels()) {
            throw ApiException.refused(code, "Market is closed.").because(Reason.MARKET_CLOSED);
        }
    }

    private OrderList enter(OrderList list) {
        book.add(list);
        list.orders().forEach(book::add);
        return list;
    }

    private static List<Order> orders(List<OrderRequest> requests, long firstId, long now) {
        List<Order> orders = new ArrayList<>();
        for (OrderRequest request : requests) {
            orders.add(new Order(firstId + orders.size(), request, now));
        }
        return orders;
    }

    private void lock(Order order) {
        OrderRequest request = order.request();
        if (request.quantity().signum() == 0) {
            BigDecimal best = matching.best(order, matching.price(order.market()));
            BigDecimal step = order.market().listing().filters().step();
            order.setQuantity(request.quoteQuantity()
                    .divide(best.multiply(step), 0, RoundingMode.DOWN)
                    .multiply(step));
        }
        if (order.quantity().signum() == 0) {
            throw ApiException.filter("LOT_SIZE");
        }
        validator.requireRoomToHold(order);
        BigDecimal funds = matching.requiredFunds(order);
        if (funds.signum() > 0) {
            settlement.reserve(order, funds);
        }
    }

    private void requireNotCrossing(Order order) {
        if (matching.isPriceBeyond(order)) {
            throw order.isTriggered()
                    ? ApiException.rejected("Order would immediately match and take.")
                            .because(Reason.WOULD_TAKE)
                    : ApiException.rejected("Order would trigger immediately.").because(Reason.WOULD_TRIGGER);
        }
    }
}
