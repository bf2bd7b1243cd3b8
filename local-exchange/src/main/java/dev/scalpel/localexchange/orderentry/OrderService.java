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
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Takes, amends and cancels orders: has them checked, locks their funds, hands them to the matching. */
public final class OrderService {

    private final OrderBook book;
    private final Settlement till;
    private final MatchingEngine matching;
    private final OrderValidator admission;

    public OrderService(OrderBook book, Settlement till, MatchingEngine matching, OrderValidator admission) {
        this.book = book;
        this.till = till;
        this.matching = matching;
        this.admission = admission;
    }

    public Order place(OrderRequest request, long now) {
        check(List.of(request), now);
        Order order = new Order(book.nextOrderId(), request, now);
        requireNotCrossing(order);
        lock(order);
        book.add(order);
        matching.enter(order, now);
        return order;
    }

    /** Refuses what would be refused for itself, whatever the account has. */
    public void test(OrderRequest request, long now) {
        admission.check(request, now);
    }

    public OrderList placeOco(String listClientId, OrderRequest above, OrderRequest below, long now) {
        admission.requireRoomForList(listClientId, above.market());
        OrderListRules.checkPrices(above, below, matching.price(above.market()));
        check(List.of(above, below), now);
        List<Order> legs = orders(List.of(above, below), book.nextOrderId(), now);
        legs.forEach(this::requireNotCrossing);
        admission.requireRoomToHold(legs.get(0));
        OrderList list = new OrderList(book.nextListId(), listClientId, now, Optional.empty(), legs);
        till.reserve(list, matching::need);
        return enter(list);
    }

    public OrderList placeOtoco(
            String listClientId, OrderRequest first, OrderRequest above, OrderRequest below, long now) {
        OrderListRules.checkPrices(above, below, first.price());
        return placeOto(listClientId, first, List.of(above, below), now);
    }

    /** Takes a working order and one or two that wait for it. */
    public OrderList placeOto(String listClientId, OrderRequest first, List<OrderRequest> pending, long now) {
        admission.requireRoomForList(listClientId, first.market());
        check(Stream.concat(Stream.of(first), pending.stream()).toList(), now);
        Order working = new Order(book.nextOrderId(), first, now);
        List<Order> legs = orders(pending, working.id() + 1, now);
        requireNotCrossing(working);
        lock(working);
        legs.forEach(Order::waitForList);
        OrderList list = new OrderList(book.nextListId(), listClientId, now, Optional.of(working), legs);
        enter(list);
        matching.enter(working, now);
        return list;
    }

    /** Cancels an order, and with it the list that it is part of. */
    public void cancel(Order order, long now) {
        requireOpen(order, -2011);
        matching.cancel(order, now);
    }

    /** Reduces an order's quantity, and that of the one that excludes it. */
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

    /** Ends all open orders of a pair, as the venue does for maintenance or a delisting. */
    public void expireAll(Market market, long now) {
        expireAll(order -> order.symbol().equals(market.name()), now);
    }

    /** Ends open orders by the venue's own decision, and what hangs on them. */
    public void expireAll(Predicate<OrderView> which, long now) {
        for (Order order : book.open()) {
            if (order.status().isOpen() && which.test(order.view())) {
                matching.expire(order, ExpiryReason.EXCHANGE_CANCELED, now);
            }
        }
    }

    private void check(List<OrderRequest> requests, long now) {
        requests.forEach(request -> admission.check(request, now));
        admission.requireFreshIds(requests);
        admission.requireRoom(requests);
    }

    private static void requireOpen(Order order, int code) {
        if (!order.status().isOpen()) {
            throw ApiException.refused(code, "Unknown order sent.");
        }
        if (!order.market().takesCancels()) {
            throw ApiException.refused(code, "Market is closed.");
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
            order.quantity(request.quoteQuantity()
                    .divide(best.multiply(step), 0, RoundingMode.DOWN)
                    .multiply(step));
        }
        if (order.quantity().signum() == 0) {
            throw ApiException.filter("LOT_SIZE");
        }
        admission.requireRoomToHold(order);
        BigDecimal need = matching.need(order);
        if (need.signum() > 0) {
            till.reserve(order, need);
        }
    }

    private void requireNotCrossing(Order order) {
        if (matching.isPassed(order)) {
            throw ApiException.rejected(
                    order.isTriggered()
                            ? "Order would immediately match and take."
                            : "Order would trigger immediately.");
        }
    }
}
