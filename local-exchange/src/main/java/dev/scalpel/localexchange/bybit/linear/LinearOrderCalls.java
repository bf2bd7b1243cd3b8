package dev.scalpel.localexchange.bybit.linear;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.bybit.api.Action;
import dev.scalpel.localexchange.bybit.api.Call;
import dev.scalpel.localexchange.bybit.api.Calls;
import dev.scalpel.localexchange.bybit.api.Refusal;
import dev.scalpel.localexchange.bybit.api.Rows;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.perpetual.PerpetualCore;
import dev.scalpel.localexchange.perpetual.contract.Contract;
import dev.scalpel.localexchange.perpetual.orders.AlgoOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderRequest;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Places, amends and cancels orders. The responses are acknowledgements: they say nothing of what became of an order. */
final class LinearOrderCalls {

    private final PerpetualCore core;
    private final LinearOrderBook orders;
    private final LinearOrderReader reader;

    LinearOrderCalls(PerpetualCore core, LinearOrderBook orders) {
        this.core = core;
        this.orders = orders;
        reader = new LinearOrderReader(core.account());
    }

    void addTo(Calls calls) {
        add(calls, "create", this::create, LinearOrderReader.NAMES);
        add(calls, "amend", this::amend, Set.of("category", "symbol", "orderId", "orderLinkId", "qty", "price"));
        add(calls, "cancel", this::cancel, Set.of("category", "symbol", "orderId", "orderLinkId", "orderFilter"));
        add(
                calls,
                "cancel-all",
                this::cancelAll,
                Set.of("category", "symbol", "baseCoin", "settleCoin", "orderFilter", "stopOrderType"));
    }

    private static void add(Calls calls, String name, Action.Run run, Set<String> names) {
        calls.add(
                LinearListings.CATEGORY,
                "POST /v5/order/" + name,
                new Action(Action.Access.TRADE, names, LinearRefusals.translated(run)));
    }

    private JsonNode create(Call call, long now) {
        Contract contract = LinearListings.named(core.contracts(), call.required("symbol"));
        Optional<String> linkId = call.linkId();
        if (linkId.filter(orders::isKnown).isPresent()) {
            throw new Refusal(110072, "OrderLinkedID is duplicate");
        }
        FuturesOrderRequest request = reader.read(call, contract, linkId.orElse(""));
        FuturesOrderRequest named = linkId.isPresent() ? request : request.withClientId(orders.unnamed());
        return acknowledgement(
                named.type().isConditional()
                        ? LinearOrder.of(core.algoEntry().place(named, now))
                        : LinearOrder.of(place(named, now)));
    }

    /** A post-only order that would trade at once is accepted, and then cancelled: "Place Order", "PostOnly". */
    private FuturesOrder place(FuturesOrderRequest request, long now) {
        try {
            return core.orderEntry().place(request, now);
        } catch (ApiException refused) {
            if (refused.reason() != Reason.WOULD_TAKE) {
                throw refused;
            }
            FuturesOrder cancelled = new FuturesOrder(core.book().nextOrderId(), request, now);
            cancelled.end(OrderStatus.CANCELED, now);
            core.book().add(cancelled);
            return cancelled;
        }
    }

    /** Only price and quantity of an order in the book: "Amend Order". */
    private JsonNode amend(Call call, long now) {
        LinearOrder order = find(call);
        FuturesOrder plain = order.plain().filter(FuturesOrder::isOpen).orElseThrow(LinearRefusals::noSuchOrder);
        BigDecimal quantity = call.amount("qty", LinearRefusals::invalid).orElse(plain.quantity());
        BigDecimal price = call.amount("price", LinearRefusals::invalid).orElse(plain.price());
        if (quantity.compareTo(plain.quantity()) == 0 && price.compareTo(plain.price()) == 0) {
            throw Refusal.parameter("The order remains unchanged as the parameters entered match the existing ones.");
        }
        core.orderEntry().modify(plain, quantity, price, 0, now);
        return acknowledgement(order);
    }

    private JsonNode cancel(Call call, long now) {
        LinearOrder order = find(call);
        if (!order.isOpen()) {
            throw LinearRefusals.noSuchOrder();
        }
        cancel(order, now);
        return acknowledgement(order);
    }

    private void cancel(LinearOrder order, long now) {
        Optional<AlgoOrder> waiting = order.conditional().filter(AlgoOrder::isWaiting);
        if (waiting.isPresent()) {
            core.algoEntry().cancel(waiting.get(), now);
        } else {
            core.orderEntry().cancel(order.plain().orElseThrow(), now);
        }
    }

    /** "If not passed, all kinds of orders will be cancelled". */
    private JsonNode cancelAll(Call call, long now) {
        if (LinearListings.selector(call).isEmpty()) {
            throw Refusal.parameter("params error: symbol, baseCoin or settleCoin is required");
        }
        List<Contract> contracts = LinearListings.selected(core.contracts(), call);
        ArrayNode list = Json.array();
        for (LinearOrder order : orders.all()) {
            if (order.isOpen() && contracts.contains(order.request().contract()) && isKind(call, order)) {
                cancel(order, now);
                list.add(acknowledgement(order));
            }
        }
        return Rows.result(LinearListings.CATEGORY, list).put("success", "1");
    }

    static boolean isKind(Call call, LinearOrder order) {
        return call.text("orderFilter")
                .map(filter -> switch (filter) {
                    case "Order" -> !order.isConditional();
                    case "StopOrder" -> order.isConditional();
                    default -> throw Refusal.parameter("orderFilter invalid");
                })
                .orElse(true);
    }

    /** "If both orderId and orderLinkId are entered …, Bybit will prioritize the orderId". */
    private LinearOrder find(Call call) {
        Contract contract = LinearListings.named(core.contracts(), call.required("symbol"));
        Optional<String> id = call.text("orderId");
        String linkId = id.isPresent() ? "" : call.required("orderLinkId");
        return orders.all().stream()
                .filter(order -> order.request().contract() == contract)
                .filter(order -> id.map(order.id()::equals)
                        .orElseGet(() ->
                                linkId.equals(orders.linkId(order.request().clientId()))))
                .findFirst()
                .orElseThrow(LinearRefusals::noSuchOrder);
    }

    private JsonNode acknowledgement(LinearOrder order) {
        return Json.object()
                .put("orderId", order.id())
                .put("orderLinkId", orders.linkId(order.request().clientId()));
    }
}
