package dev.scalpel.benchmarks.faults.invariants;

import dev.scalpel.benchmarks.faults.testbed.ListedSymbol;
import dev.scalpel.benchmarks.faults.testbed.ManualActivity;
import dev.scalpel.localexchange.SpotExchange;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.orders.OrderView;
import dev.scalpel.market.Sha256;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All orders and fills that the venue has at one instant. */
public record VenueSnapshot(List<OrderView> orders, List<Fill> fills) {

    private static final Set<OrderStatus> IN_BOOK = Set.of(OrderStatus.NEW, OrderStatus.PARTIALLY_FILLED);

    public static VenueSnapshot of(SpotExchange exchange) {
        return new VenueSnapshot(exchange.orders(), exchange.fills());
    }

    public List<OrderView> inBook(ListedSymbol one) {
        String name = one.listing().name();
        return orders.stream()
                .filter(order -> order.symbol().equals(name) && IN_BOOK.contains(order.status()))
                .toList();
    }

    /** The fills of orders that the owner did not send by hand. */
    List<Fill> engineFills(ListedSymbol one) {
        String name = one.listing().name();
        Map<Long, String> clientIds = new HashMap<>();
        orders.forEach(order -> clientIds.put(order.id(), order.clientId()));
        return fills.stream()
                .filter(fill -> fill.symbol().equals(name))
                .filter(fill -> !ManualActivity.isOrder(clientIds.getOrDefault(fill.orderId(), "")))
                .toList();
    }

    static BigDecimal remaining(OrderView order) {
        return order.quantity().subtract(order.executed());
    }

    public static boolean isStop(OrderView order) {
        return order.side() == OrderSide.SELL && (order.type().startsWith("STOP_LOSS") || waitsForARise(order));
    }

    /** A stop whose price was passed before it arrived, at a venue whose stops have no direction: it protects nothing. */
    static boolean waitsForARise(OrderView order) {
        return order.type().startsWith("TAKE_PROFIT");
    }

    /** The whole history in 16 digits: equal for storms with the same end. */
    public String digest() {
        StringBuilder history = new StringBuilder();
        orders.forEach(history::append);
        fills.forEach(history::append);
        return Sha256.hex(history.toString()).substring(0, 16);
    }
}
