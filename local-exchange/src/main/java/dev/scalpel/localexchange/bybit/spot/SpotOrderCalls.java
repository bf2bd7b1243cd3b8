package dev.scalpel.localexchange.bybit.spot;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.SpotCore;
import dev.scalpel.localexchange.bybit.api.Action;
import dev.scalpel.localexchange.bybit.api.Call;
import dev.scalpel.localexchange.bybit.api.Calls;
import dev.scalpel.localexchange.bybit.api.Refusal;
import dev.scalpel.localexchange.bybit.api.Rows;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.matching.Order;
import dev.scalpel.localexchange.orders.OrderRequest;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Places and cancels orders. The responses are acknowledgements: they say nothing of what became of an order. */
final class SpotOrderCalls {

    private final SpotCore core;
    private final SpotOrderRows rows;
    private long unnamed;

    SpotOrderCalls(SpotCore core, SpotOrderRows rows) {
        this.core = core;
        this.rows = rows;
    }

    void addTo(Calls calls) {
        add(calls, "create", this::create, SpotOrderReader.NAMES);
        add(calls, "cancel", this::cancel, Set.of("category", "symbol", "orderId", "orderLinkId", "orderFilter"));
        add(
                calls,
                "cancel-all",
                this::cancelAll,
                Set.of("category", "symbol", "baseCoin", "settleCoin", "orderFilter"));
    }

    private static void add(Calls calls, String name, Action.Run run, Set<String> names) {
        calls.add(
                SpotListings.CATEGORY,
                "POST /v5/order/" + name,
                new Action(Action.Access.TRADE, names, SpotRefusals.translated(run)));
    }

    private JsonNode create(Call call, long now) {
        Market market = market(call);
        Optional<String> linkId = call.linkId();
        // "always unique": among all orders, not only the open ones.
        if (linkId.isPresent() && core.book().byClientId(market, linkId.get()).isPresent()) {
            throw new Refusal(170141, "Duplicate clientOrderId.");
        }
        BigDecimal price = core.matching().price(market);
        OrderRequest request =
                SpotOrderReader.read(call, market, linkId.orElseGet(() -> "unnamed-" + ++unnamed), price);
        Order order = place(request, now);
        rows.remember(order, price, linkId.isPresent());
        return acknowledgement(order);
    }

    /** A post-only order that would trade at once is accepted, and then cancelled. */
    private Order place(OrderRequest request, long now) {
        try {
            return core.orderService().place(request, now);
        } catch (ApiException refused) {
            if (refused.reason() != Reason.WOULD_TAKE) {
                throw refused;
            }
            Order cancelled = new Order(core.book().nextOrderId(), request, now);
            cancelled.setStatus(OrderStatus.CANCELED, now);
            core.book().add(cancelled);
            return cancelled;
        }
    }

    private JsonNode cancel(Call call, long now) {
        Order order = find(call, market(call));
        boolean amongStops = call.is("orderFilter", "tpslOrder");
        if (amongStops ? !SpotOrderRows.isStop(order) : !order.isTriggered()) {
            // "If not passed, Order by default": the call looks among orders of that kind.
            throw new Refusal(170213, "Order does not exist.");
        }
        if (order.status() == OrderStatus.FILLED) {
            throw new Refusal(170139, "Order has been filled.");
        }
        core.orderService().cancel(order, now);
        return acknowledgement(order);
    }

    /** "If not passed, Order by default": then stops stay. */
    private JsonNode cancelAll(Call call, long now) {
        Market market = market(call);
        boolean stops = call.is("orderFilter", "tpslOrder");
        ArrayNode list = Json.array();
        for (Order order : List.copyOf(core.book().open(market))) {
            if (!order.isTriggered() == stops) {
                core.orderService().cancel(order, now);
                list.add(acknowledgement(order));
            }
        }
        return Rows.result(SpotListings.CATEGORY, list).put("success", "1");
    }

    private Order find(Call call, Market market) {
        Optional<Order> found = call.integer("orderId").isPresent()
                ? call.integer("orderId").flatMap(id -> core.book().byId(market, id))
                : core.book().byClientId(market, call.required("orderLinkId"));
        return found.orElseThrow(() -> new Refusal(170213, "Order does not exist."));
    }

    private Market market(Call call) {
        return core.markets().find(call.required("symbol")).orElseThrow(() -> new Refusal(170121, "Invalid symbol."));
    }

    private JsonNode acknowledgement(Order order) {
        return Json.object().put("orderId", Long.toString(order.id())).put("orderLinkId", rows.linkId(order));
    }
}
