package dev.scalpel.localexchange;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** Takes and cancels orders: checks them as the real exchange does, locks their funds, hands them to the matching. */
final class Desk {

    private final OrderBook book;
    private final Till till;
    private final Matching matching;

    Desk(OrderBook book, Till till, Matching matching) {
        this.book = book;
        this.till = till;
        this.matching = matching;
    }

    Order place(OrderRequest request, long now) {
        Order order = checked(request, book.nextOrderId(), now);
        requireRoom(request.market(), List.of(request));
        requireNotCrossing(order);
        lock(order);
        book.add(order);
        matching.enter(order, now);
        return order;
    }

    OrderList placeOco(String listClientId, OrderRequest above, OrderRequest below, long now) {
        requireFreshList(listClientId);
        requireBothSides(above, below, matching.price(above.market()));
        List<Order> legs = legs(above, below, book.nextOrderId(), now);
        requireRoom(above.market(), List.of(above, below));
        legs.forEach(this::requireNotCrossing);
        OrderList list = new OrderList(book.nextListId(), listClientId, now, Optional.empty(), legs);
        till.reserve(list);
        return enter(list);
    }

    OrderList placeOtoco(String listClientId, OrderRequest first, OrderRequest above, OrderRequest below, long now) {
        requireFreshList(listClientId);
        requireBothSides(above, below, first.price());
        Order working = checked(first, book.nextOrderId(), now);
        List<Order> legs = legs(above, below, working.id() + 1, now);
        if (first.clientId().equals(above.clientId()) || first.clientId().equals(below.clientId())) {
            throw ApiException.rejected("Duplicate order sent.");
        }
        requireRoom(first.market(), List.of(first, above, below));
        requireNotCrossing(working);
        lock(working);
        legs.forEach(Order::waitForList);
        OrderList list = new OrderList(book.nextListId(), listClientId, now, Optional.of(working), legs);
        enter(list);
        matching.enter(working, now);
        return list;
    }

    /** Cancels an order, and with it the list that it is part of. */
    void cancel(Order order, long now) {
        if (!order.status().isOpen()) {
            throw ApiException.refused(-2011, "Unknown order sent.");
        }
        if (!order.market().takesCancels()) {
            throw ApiException.refused(-2011, "Market is closed.");
        }
        matching.cancel(order, now);
    }

    /** Ends all open orders of a pair, as the venue does for maintenance or a delisting. */
    void expireAll(Market market, long now) {
        for (Order order : book.open(market)) {
            if (order.status().isOpen()) {
                matching.expire(order, ExpiryReason.EXCHANGE_CANCELED, now);
            }
        }
    }

    private OrderList enter(OrderList list) {
        book.add(list);
        list.orders().forEach(book::add);
        return list;
    }

    private List<Order> legs(OrderRequest above, OrderRequest below, long firstId, long now) {
        if (above.clientId().equals(below.clientId())) {
            throw ApiException.rejected("Duplicate order sent.");
        }
        return List.of(checked(above, firstId, now), checked(below, firstId + 1, now));
    }

    private Order checked(OrderRequest request, long id, long now) {
        if (request.market().status(now) != SymbolStatus.TRADING) {
            // The API refuses it before the engine, hence not -2010: github.com/ccxt/ccxt/pull/6570 shows an answer.
            throw ApiException.refused(-1013, "Market is closed.");
        }
        OrderRules.check(request, now);
        boolean taken = book.open(request.market()).stream()
                .anyMatch(order -> order.request().clientId().equals(request.clientId()));
        if (taken) {
            throw ApiException.rejected("Duplicate order sent.");
        }
        return new Order(id, request, now);
    }

    private void lock(Order order) {
        OrderRequest request = order.request();
        BigDecimal best = matching.best(order, matching.price(order.market()));
        if (request.quantity().signum() == 0) {
            BigDecimal step = order.market().listing().filters().step();
            order.quantity(request.quoteQuantity()
                    .divide(best.multiply(step), 0, RoundingMode.DOWN)
                    .multiply(step));
        }
        if (order.quantity().signum() == 0) {
            throw ApiException.filter("LOT_SIZE");
        }
        if (order.side() == Side.SELL || request.type().hasLimit()) {
            till.reserve(order, order.need());
        } else if (order.isTriggered()) {
            till.reserve(order, best.multiply(order.quantity()));
        }
    }

    private void requireNotCrossing(Order order) {
        if (!order.isTriggered() && Trigger.isTouchedAt(order, matching.price(order.market()))) {
            throw ApiException.rejected("Stop price would trigger immediately.");
        }
        if (order.request().type() == OrderType.LIMIT_MAKER && matching.wouldMatch(order)) {
            throw ApiException.rejected("Order would immediately match and take.");
        }
    }

    private void requireRoom(Market market, List<OrderRequest> more) {
        List<Order> open = book.open(market);
        Filters filters = market.listing().filters();
        if (open.size() + more.size() > filters.maxOpenOrders()) {
            throw ApiException.filter("MAX_NUM_ORDERS");
        }
        long stops = open.stream()
                .filter(order -> order.request().type().waitsForTrigger())
                .count();
        long moreStops = more.stream()
                .filter(request -> request.type().waitsForTrigger())
                .count();
        if (moreStops > 0 && stops + moreStops > filters.maxStopOrders()) {
            throw ApiException.filter("MAX_NUM_ALGO_ORDERS");
        }
    }

    private void requireFreshList(String listClientId) {
        if (book.listByClientId(listClientId).filter(OrderList::isOpen).isPresent()) {
            throw ApiException.rejected("Duplicate order sent.");
        }
    }

    private static void requireBothSides(OrderRequest above, OrderRequest below, BigDecimal price) {
        if (level(above).compareTo(price) <= 0 || level(below).compareTo(price) >= 0) {
            throw ApiException.rejected("The relationship of the prices for the orders is not correct.");
        }
    }

    private static BigDecimal level(OrderRequest leg) {
        return leg.type().waitsForTrigger() ? leg.stopPrice() : leg.price();
    }
}
