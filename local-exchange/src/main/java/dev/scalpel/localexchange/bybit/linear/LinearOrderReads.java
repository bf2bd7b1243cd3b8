package dev.scalpel.localexchange.bybit.linear;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.localexchange.bybit.api.Action;
import dev.scalpel.localexchange.bybit.api.Call;
import dev.scalpel.localexchange.bybit.api.Calls;
import dev.scalpel.localexchange.bybit.api.Refusal;
import dev.scalpel.localexchange.bybit.api.Rows;
import dev.scalpel.localexchange.perpetual.PerpetualCore;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.engine.ObservedFutures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Orders, newest first, page by page. */
final class LinearOrderReads {

    private static final int ORDERS = 50;
    private static final int DEFAULT_ORDERS = 20;
    /** The recently ended orders that the first call keeps; the others are in the history. */
    private static final int RECENT = 500;

    private static final long DAY = 86_400_000;

    /** A read that may be stale. */
    private interface Reading {
        JsonNode at(Call call, long now, ObservedFutures observed);
    }

    private final PerpetualCore core;
    private final LinearOrderBook orders;
    private final OrderRows rows;

    LinearOrderReads(PerpetualCore core, LinearOrderBook orders, OrderRows rows) {
        this.core = core;
        this.orders = orders;
        this.rows = rows;
    }

    void addTo(Calls calls) {
        Set<String> names = Set.of(
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
        add(calls, "GET /v5/order/realtime", names, this::realtime);
        add(calls, "GET /v5/order/history", names, this::history);
    }

    private void add(Calls calls, String route, Set<String> names, Reading reading) {
        calls.add(
                LinearListings.CATEGORY,
                route,
                new Action(
                        Action.Access.READ,
                        names,
                        (call, now) ->
                                core.staleReads().read(route, now, observed -> reading.at(call, now, observed))));
    }

    static boolean isLookUp(Call call) {
        return call.text("orderId").isPresent() || call.text("orderLinkId").isPresent();
    }

    private JsonNode realtime(Call call, long now, ObservedFutures observed) {
        if (isLookUp(call)) {
            return page(call, lookedUp(call, recent(orders.all(observed), true)));
        }
        if (LinearListings.selector(call).isEmpty()) {
            throw Refusal.parameter("params error: symbol, baseCoin or settleCoin is required");
        }
        List<LinearOrder> found =
                call.is("openOnly", "1") ? recent(orders.all(observed), false) : orders.open(observed);
        return page(call, selected(call, found.stream()));
    }

    /** The open orders, where they are wanted, and those that have ended lately. */
    private static List<LinearOrder> recent(List<LinearOrder> newestFirst, boolean open) {
        List<LinearOrder> kept = new ArrayList<>();
        int ended = 0;
        for (LinearOrder order : newestFirst) {
            if (order.isOpen() ? open : ended++ < RECENT) {
                kept.add(order);
            }
        }
        return kept;
    }

    /** Orders that ended without a fill can be queried for 24 hours. */
    private JsonNode history(Call call, long now, ObservedFutures observed) {
        long[] span = Rows.span(call, Rows.WEEK, now);
        List<LinearOrder> ended = orders.all(observed).stream()
                .filter(order -> !order.isOpen())
                .filter(order -> order.executed().signum() > 0 || order.created() >= now - DAY)
                .toList();
        if (isLookUp(call)) {
            return page(call, lookedUp(call, ended));
        }
        return page(
                call,
                selected(
                        call,
                        ended.stream().filter(order -> order.created() >= span[0] && order.created() <= span[1])));
    }

    /** "orderId > orderLinkId > symbol". */
    private List<LinearOrder> lookedUp(Call call, List<LinearOrder> found) {
        return found.stream()
                .filter(order -> call.text("orderId")
                        .map(order.id()::equals)
                        .orElseGet(() -> call.is(
                                "orderLinkId", orders.linkId(order.request().clientId()))))
                .toList();
    }

    private List<LinearOrder> selected(Call call, Stream<LinearOrder> found) {
        List<Contract> contracts = LinearListings.selected(core.contracts(), call);
        return found.filter(order -> contracts.contains(order.request().contract()))
                .filter(order -> LinearOrderCalls.isKind(call, order))
                .filter(order ->
                        call.text("orderStatus").map(order.status()::equals).orElse(true))
                .toList();
    }

    private JsonNode page(Call call, List<LinearOrder> found) {
        return Rows.page(LinearListings.CATEGORY, call, found, DEFAULT_ORDERS, ORDERS, rows::order);
    }
}
