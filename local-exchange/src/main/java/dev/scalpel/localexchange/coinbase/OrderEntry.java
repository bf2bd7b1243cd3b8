package dev.scalpel.localexchange.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.matching.Order;
import dev.scalpel.localexchange.matching.OrderBook;
import dev.scalpel.localexchange.orderentry.OrderService;
import dev.scalpel.localexchange.orders.OrderRequest;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Reason;
import dev.scalpel.trading.OrderSide;
import java.util.Optional;
import java.util.Set;

/** New orders and cancellations: "Create Order", "Cancel Orders". */
final class OrderEntry {

    private static final Set<String> FIELDS =
            Set.of("client_order_id", "product_id", "side", "order_configuration", "leverage", "margin_type");
    private static final int MAX_CLIENT_ID = 128;
    private static final int MAX_CANCELS = 100;

    private final Products products;
    private final OrderBook book;
    private final OrderService service;

    OrderEntry(Products products, OrderBook book, OrderService service) {
        this.products = products;
        this.book = book;
        this.service = service;
    }

    JsonNode create(JsonNode body, long now) {
        body.fieldNames().forEachRemaining(name -> {
            if (!FIELDS.contains(name)) {
                throw CoinbaseRefusal.invalid("unknown field " + name);
            }
        });
        String clientId = body.path("client_order_id").asText("");
        if (clientId.isEmpty() || clientId.length() > MAX_CLIENT_ID) {
            throw CoinbaseRefusal.invalid("client_order_id is required, with at most " + MAX_CLIENT_ID + " characters");
        }
        OrderSide side = side(body.path("side").asText(""));
        JsonNode configuration = body.path("order_configuration");
        Optional<Market> market = products.find(body.path("product_id").asText(""));
        if (market.isEmpty()) {
            return RefusedOrder.json("INVALID_PRODUCT_ID", "UNKNOWN_PREVIEW_FAILURE_REASON", configuration);
        }
        // "If the ID provided is not unique, the order will not be created and the order corresponding with that ID
        // will be returned instead."
        Optional<Order> known = book.all().stream()
                .filter(order -> order.clientId().equals(clientId))
                .findFirst();
        if (known.isPresent()) {
            return accepted(known.get());
        }
        Optional<OrderRequest> request = OrderConfiguration.parse(market.get(), clientId, side, configuration);
        if (request.isEmpty()) {
            return RefusedOrder.json(
                    "UNSUPPORTED_ORDER_CONFIGURATION", "UNKNOWN_PREVIEW_FAILURE_REASON", configuration);
        }
        try {
            return accepted(service.place(request.get(), now));
        } catch (ApiException refusal) {
            return RefusedOrder.json(refusal.reason(), side, configuration);
        }
    }

    private static OrderSide side(String text) {
        return switch (text) {
            case "BUY" -> OrderSide.BUY;
            case "SELL" -> OrderSide.SELL;
            default -> throw CoinbaseRefusal.invalid("side must be BUY or SELL");
        };
    }

    private static ObjectNode accepted(Order order) {
        ObjectNode success = Json.object()
                .put("order_id", OrderJson.id(order.id()))
                .put("product_id", Products.id(order.market()))
                .put("side", order.side().name())
                .put("client_order_id", order.clientId());
        ObjectNode answer = Json.object().put("success", true);
        answer.set("success_response", success);
        answer.set("order_configuration", OrderConfiguration.json(order.request(), order.quantity()));
        return answer;
    }

    JsonNode cancel(JsonNode body, long now) {
        JsonNode ids = body.path("order_ids");
        if (!ids.isArray() || ids.isEmpty() || ids.size() > MAX_CANCELS || body.size() != 1) {
            throw CoinbaseRefusal.invalid("order_ids must be a list of 1 to " + MAX_CANCELS + " ids");
        }
        ArrayNode results = Json.array();
        ids.forEach(id -> results.add(cancel(id.asText(""), now)));
        ObjectNode answer = Json.object();
        answer.set("results", results);
        return answer;
    }

    private ObjectNode cancel(String id, long now) {
        Optional<Order> order = OrderJson.number(id)
                .flatMap(number ->
                        book.all().stream().filter(each -> each.id() == number).findFirst());
        String failure = "UNKNOWN_CANCEL_FAILURE_REASON";
        boolean done = false;
        if (order.isEmpty()) {
            failure = "UNKNOWN_CANCEL_ORDER";
        } else {
            try {
                service.cancel(order.get(), now);
                done = true;
            } catch (ApiException refusal) {
                failure = refusal.reason() == Reason.MARKET_CLOSED
                        ? "COMMANDER_REJECTED_CANCEL_ORDER"
                        : "UNKNOWN_CANCEL_ORDER";
            }
        }
        return Json.object().put("success", done).put("failure_reason", failure).put("order_id", id);
    }
}
