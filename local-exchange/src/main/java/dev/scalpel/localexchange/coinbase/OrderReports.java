package dev.scalpel.localexchange.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.faults.ObservedAccount;
import dev.scalpel.localexchange.matching.Order;
import dev.scalpel.localexchange.matching.OrderBook;
import dev.scalpel.localexchange.matching.Settlement;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.protocol.Json;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Orders and fills. */
final class OrderReports {

    private static final int MAX_ORDERS = 1_000;
    private static final int DEFAULT_ORDERS = 100;

    private final OrderBook book;
    private final Settlement settlement;

    OrderReports(OrderBook book, Settlement settlement) {
        this.book = book;
        this.settlement = settlement;
    }

    JsonNode order(String id, ObservedAccount observed) {
        Order order = OrderJson.number(id)
                .flatMap(number ->
                        book.all().stream().filter(each -> each.id() == number).findFirst())
                .flatMap(observed::order)
                .orElseThrow(() -> CoinbaseRefusal.notFound("order with this orderID was not found"));
        ObjectNode answer = Json.object();
        answer.set("order", OrderJson.order(order));
        return answer;
    }

    /** The newest first. Open ones follow the book by another way than those that are looked up. */
    JsonNode orders(Query query, ObservedAccount observed) {
        List<String> statuses = query.all("order_status");
        boolean open = statuses.contains("OPEN");
        if (open && statuses.size() > 1) {
            throw CoinbaseRefusal.invalid("OPEN cannot be combined with other statuses");
        }
        List<String> products = products(query);
        List<String> ids = query.all("order_ids");
        long from = query.time("start_date").orElse(Long.MIN_VALUE);
        long to = query.time("end_date").orElse(Long.MAX_VALUE);
        Stream<Order> orders = open
                ? observed.open(book).stream()
                : book.all().stream().flatMap(order -> observed.order(order).stream());
        List<Order> found = orders.filter(order -> products.isEmpty() || products.contains(Products.id(order.market())))
                .filter(order -> ids.isEmpty() || ids.contains(OrderJson.id(order.id())))
                .filter(order -> order.created() >= from && order.created() < to)
                .sorted(Comparator.comparingLong(Order::id).reversed())
                .toList();
        List<ObjectNode> rows = found.stream()
                .map(OrderJson::order)
                .filter(row -> statuses.isEmpty()
                        || statuses.contains(row.path("status").asText()))
                .filter(row -> query.one("order_side")
                        .map(side -> side.equals(row.path("side").asText()))
                        .orElse(true))
                .toList();
        Page<ObjectNode> page = Page.of(
                rows,
                query.limit(DEFAULT_ORDERS, MAX_ORDERS),
                query,
                row -> row.path("order_id").asText());
        ObjectNode answer = Json.object().put("sequence", "0");
        answer.set("orders", Json.array().addAll(page.rows()));
        return answer.put("has_next", page.hasNext()).put("cursor", page.cursor());
    }

    /** The newest first. */
    JsonNode fills(Query query, ObservedAccount observed) {
        List<String> ids = query.all("order_ids");
        List<String> wanted = products(query);
        long from = query.time("start_sequence_timestamp").orElse(Long.MIN_VALUE);
        long to = query.time("end_sequence_timestamp").orElse(Long.MAX_VALUE);
        List<ObjectNode> rows = settlement.fills().stream()
                .filter(observed::includes)
                .filter(fill -> ids.isEmpty() || ids.contains(OrderJson.id(fill.orderId())))
                .filter(fill -> fill.time() >= from && fill.time() < to)
                .sorted(Comparator.comparingLong(Fill::id).reversed())
                .map(fill -> OrderJson.fill(fill, product(fill)))
                .filter(row -> wanted.isEmpty()
                        || wanted.contains(row.path("product_id").asText()))
                .toList();
        Page<ObjectNode> page = Page.of(
                rows,
                query.limit(DEFAULT_ORDERS, MAX_ORDERS),
                query,
                row -> row.path("entry_id").asText());
        ObjectNode answer = Json.object().put("cursor", page.cursor());
        answer.set("fills", Json.array().addAll(page.rows()));
        return answer;
    }

    /** The parameter had another name before it became a list, which ccxt sends. */
    private static List<String> products(Query query) {
        return Stream.concat(query.all("product_ids").stream(), query.one("product_id").stream())
                .toList();
    }

    private String product(Fill fill) {
        return book.all().stream()
                .filter(order -> order.id() == fill.orderId())
                .findFirst()
                .map(Order::market)
                .map(Products::id)
                .orElse(fill.symbol());
    }
}
