package dev.scalpel.localexchange.bybit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.SpotCore;
import dev.scalpel.localexchange.faults.ObservedAccount;
import dev.scalpel.localexchange.matching.Order;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.protocol.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Orders and executions, newest first, page by page. */
final class OrderReads {

    private static final int ORDERS = 50;
    private static final int FILLS = 100;
    /** The recently ended orders that the first call keeps; the others are in the history. */
    private static final int RECENT = 500;

    private static final long WEEK = 7 * 86_400_000L;

    private final SpotCore core;
    private final OrderRows rows;

    OrderReads(SpotCore core, OrderRows rows) {
        this.core = core;
        this.rows = rows;
    }

    void addTo(Map<String, Action> actions) {
        Set<String> orders = Set.of(
                "category",
                "symbol",
                "baseCoin",
                "settleCoin",
                "orderId",
                "orderLinkId",
                "openOnly",
                "orderFilter",
                "orderStatus",
                "startTime",
                "endTime",
                "limit",
                "cursor");
        add(actions, "GET /v5/order/realtime", orders, this::realtime);
        add(actions, "GET /v5/order/history", orders, this::history);
        add(
                actions,
                "GET /v5/execution/list",
                Set.of(
                        "category",
                        "symbol",
                        "orderId",
                        "orderLinkId",
                        "baseCoin",
                        "settleCoin",
                        "startTime",
                        "endTime",
                        "execType",
                        "limit",
                        "cursor"),
                this::executions);
    }

    /** A read that may be stale. */
    private interface Reading {
        JsonNode at(Call call, long now, ObservedAccount observed);
    }

    private void add(Map<String, Action> actions, String route, Set<String> names, Reading reading) {
        actions.put(
                route,
                new Action(
                        Action.Access.READ,
                        names,
                        (call, now) -> core.controls()
                                .staleReads()
                                .read(route, now, observed -> reading.at(call, now, observed))));
    }

    private JsonNode realtime(Call call, long now, ObservedAccount observed) {
        if (isLookUp(call)) {
            return page(call, lookedUp(call, observed, RECENT), ORDERS, OrderRows::order);
        }
        List<Order> open = new ArrayList<>(observed.open(core.book()));
        if (call.is("openOnly", "1")) {
            open.clear();
            core.book().all().stream()
                    .flatMap(order -> observed.order(order).stream())
                    .filter(order -> !order.status().isOpen())
                    .forEach(open::add);
        }
        Collections.reverse(open);
        return page(call, selected(call, open.stream()), ORDERS, OrderRows::order);
    }

    private JsonNode history(Call call, long now, ObservedAccount observed) {
        if (isLookUp(call)) {
            return page(call, lookedUp(call, observed, Integer.MAX_VALUE), ORDERS, OrderRows::order);
        }
        long[] span = span(call, now);
        List<Order> all = new ArrayList<>(core.book().all());
        Collections.reverse(all);
        Stream<Order> ended = all.stream()
                .flatMap(order -> observed.order(order).stream())
                .filter(order -> !order.status().isOpen() && order.created() >= span[0] && order.created() <= span[1]);
        return page(call, selected(call, ended), ORDERS, OrderRows::order);
    }

    private JsonNode executions(Call call, long now, ObservedAccount observed) {
        long[] span = span(call, now);
        List<Fill> all = new ArrayList<>(core.settlement().fills());
        Collections.reverse(all);
        Optional<Long> orderId = call.integer("orderId");
        List<Fill> found = all.stream()
                .filter(observed::includes)
                .filter(fill -> isLookUp(call) || (fill.time() >= span[0] && fill.time() <= span[1]))
                .filter(fill -> call.text("symbol").map(fill.symbol()::equals).orElse(true))
                .filter(fill -> orderId.map(id -> id == fill.orderId()).orElse(true))
                .filter(fill -> call.text("orderLinkId")
                        .map(id -> id.equals(rows.linkId(owner(fill))))
                        .orElse(true))
                .toList();
        return page(call, found, FILLS, (each, fill) -> each.fill(fill, owner(fill)));
    }

    private Order owner(Fill fill) {
        return core.book()
                .byId(core.markets().find(fill.symbol()).orElseThrow(), fill.orderId())
                .orElseThrow(() -> new IllegalStateException("a fill has its order: " + fill));
    }

    private static boolean isLookUp(Call call) {
        return call.text("orderId").isPresent() || call.text("orderLinkId").isPresent();
    }

    /** "orderId > orderLinkId > symbol". */
    private List<Order> lookedUp(Call call, ObservedAccount observed, int recent) {
        MarketCalls.requireSpot(call);
        long ended = core.book().all().stream()
                .filter(order -> !order.status().isOpen())
                .count();
        List<Order> known = new ArrayList<>();
        for (Order order : core.book().all()) {
            boolean kept = order.status().isOpen() || ended-- <= recent;
            boolean named = call.text("orderId")
                    .map(id -> id.equals(Long.toString(order.id())))
                    .orElseGet(() -> call.is("orderLinkId", rows.linkId(order)));
            if (kept && named) {
                observed.order(order).ifPresent(known::add);
            }
        }
        return known;
    }

    private List<Order> selected(Call call, Stream<Order> orders) {
        MarketCalls.requireSpot(call);
        return orders.filter(order ->
                        call.text("symbol").map(order.market().name()::equals).orElse(true))
                .filter(order -> call.text("orderFilter")
                        .map(filter -> filter.equals(OrderRows.isStop(order) ? "tpslOrder" : "Order"))
                        .orElse(true))
                .filter(order -> call.text("orderStatus")
                        .map(OrderRows.status(order)::equals)
                        .orElse(true))
                .toList();
    }

    /** At most 7 days; those before now when neither end is named. */
    private static long[] span(Call call, long now) {
        MarketCalls.requireSpot(call);
        Optional<Long> start = call.integer("startTime");
        Optional<Long> end = call.integer("endTime");
        if (start.isPresent() && end.isPresent() && end.get() - start.get() > WEEK) {
            throw Refusal.parameter("params error: endTime - startTime must be <= 7 days");
        }
        long to = end.orElseGet(() -> start.map(from -> from + WEEK).orElse(now));
        return new long[] {start.orElse(to - WEEK), to};
    }

    private <T> JsonNode page(Call call, List<T> found, int most, BiFunction<OrderRows, T, ObjectNode> row) {
        int limit = call.limit(Math.min(most, most == ORDERS ? 20 : ORDERS), most);
        int first = call.integer("cursor").orElse(0L).intValue();
        ArrayNode list = Json.array();
        found.stream().skip(first).limit(limit).forEach(each -> list.add(row.apply(rows, each)));
        boolean more = first + limit < found.size();
        return MarketCalls.result(list).put("nextPageCursor", more ? Integer.toString(first + limit) : "");
    }
}
