package dev.scalpel.localexchange.bybit.spot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.SpotCore;
import dev.scalpel.localexchange.bybit.api.Action;
import dev.scalpel.localexchange.bybit.api.Call;
import dev.scalpel.localexchange.bybit.api.Calls;
import dev.scalpel.localexchange.bybit.api.Rows;
import dev.scalpel.localexchange.faults.ObservedAccount;
import dev.scalpel.localexchange.matching.Order;
import dev.scalpel.localexchange.orders.Fill;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Orders and executions, newest first, page by page. */
final class SpotOrderReads {

    private static final int ORDERS = 50;
    private static final int DEFAULT_ORDERS = 20;
    private static final int FILLS = 100;
    private static final int DEFAULT_FILLS = 50;
    /** The recently ended orders that the first call keeps; the others are in the history. */
    private static final int RECENT = 500;

    private final SpotCore core;
    private final SpotOrderRows rows;

    SpotOrderReads(SpotCore core, SpotOrderRows rows) {
        this.core = core;
        this.rows = rows;
    }

    void addTo(Calls calls) {
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
        add(calls, "GET /v5/order/realtime", orders, this::realtime);
        add(calls, "GET /v5/order/history", orders, this::history);
        add(
                calls,
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

    private void add(Calls calls, String route, Set<String> names, Reading reading) {
        calls.add(
                SpotListings.CATEGORY,
                route,
                new Action(
                        Action.Access.READ,
                        names,
                        (call, now) ->
                                core.staleReads().read(route, now, observed -> reading.at(call, now, observed))));
    }

    private JsonNode realtime(Call call, long now, ObservedAccount observed) {
        if (isLookUp(call)) {
            return page(call, lookedUp(call, observed, RECENT), DEFAULT_ORDERS, ORDERS, SpotOrderRows::order);
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
        return page(call, selected(call, open.stream()), DEFAULT_ORDERS, ORDERS, SpotOrderRows::order);
    }

    private JsonNode history(Call call, long now, ObservedAccount observed) {
        if (isLookUp(call)) {
            return page(
                    call, lookedUp(call, observed, Integer.MAX_VALUE), DEFAULT_ORDERS, ORDERS, SpotOrderRows::order);
        }
        long[] span = Rows.span(call, Rows.WEEK, now);
        List<Order> all = new ArrayList<>(core.book().all());
        Collections.reverse(all);
        Stream<Order> ended = all.stream()
                .flatMap(order -> observed.order(order).stream())
                .filter(order -> !order.status().isOpen() && order.created() >= span[0] && order.created() <= span[1]);
        return page(call, selected(call, ended), DEFAULT_ORDERS, ORDERS, SpotOrderRows::order);
    }

    private JsonNode executions(Call call, long now, ObservedAccount observed) {
        long[] span = Rows.span(call, Rows.WEEK, now);
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
        return page(call, found, DEFAULT_FILLS, FILLS, (each, fill) -> each.fill(fill, owner(fill)));
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
        return orders.filter(order ->
                        call.text("symbol").map(order.market().name()::equals).orElse(true))
                .filter(order -> call.text("orderFilter")
                        .map(filter -> filter.equals(SpotOrderRows.isStop(order) ? "tpslOrder" : "Order"))
                        .orElse(true))
                .filter(order -> call.text("orderStatus")
                        .map(SpotOrderRows.status(order)::equals)
                        .orElse(true))
                .toList();
    }

    private <T> JsonNode page(
            Call call, List<T> found, int defaultRows, int maxRows, BiFunction<SpotOrderRows, T, ObjectNode> row) {
        return Rows.page(SpotListings.CATEGORY, call, found, defaultRows, maxRows, each -> row.apply(rows, each));
    }
}
