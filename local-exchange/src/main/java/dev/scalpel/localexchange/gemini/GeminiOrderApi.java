package dev.scalpel.localexchange.gemini;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.SpotCore;
import dev.scalpel.localexchange.faults.ObservedAccount;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.matching.Order;
import dev.scalpel.localexchange.orders.OrderRequest;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Reason;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** "Orders": places, finds, lists and cancels them. */
final class GeminiOrderApi {

    private final SpotCore core;
    private final GeminiSymbols symbols;
    private final Set<Long> wouldTake = new HashSet<>();
    private final GeminiOrderJson json = new GeminiOrderJson(wouldTake);

    GeminiOrderApi(SpotCore core, GeminiSymbols symbols) {
        this.core = core;
        this.symbols = symbols;
    }

    JsonNode place(GeminiPayload payload, long now) {
        Market market = symbols.inPayload(payload.required("symbol"));
        OrderRequest request = GeminiOrderRequest.of(payload, market);
        try {
            requireFunds(request);
            return json.placed(core.orderService().place(request, now));
        } catch (ApiException refused) {
            return refused(refused, request, payload, now);
        }
    }

    /** A buyer pays the fee on top: it must be there too. */
    private void requireFunds(OrderRequest request) {
        if (request.side() != OrderSide.BUY) {
            return;
        }
        BigDecimal rate = core.settlement().commission().rate(false, false);
        BigDecimal cost = request.price().multiply(request.quantity()).multiply(BigDecimal.ONE.add(rate));
        String quote = request.market().listing().symbol().quote();
        if (core.wallet().free(quote).compareTo(cost) < 0) {
            throw ApiException.rejected("the fee is not covered").because(Reason.INSUFFICIENT_BALANCE);
        }
    }

    /**
     * A post-only order that would take is accepted and cancelled at once. One that is refused for want of funds leaves an order behind
     * that is neither live nor cancelled, as the real venue has been seen to do (hummingbot, pull request 8027).
     */
    private JsonNode refused(ApiException refused, OrderRequest request, GeminiPayload payload, long now) {
        if (refused.reason() == Reason.WOULD_TAKE) {
            Order order = ended(request, OrderStatus.CANCELED, now);
            wouldTake.add(order.id());
            return json.placed(order);
        }
        if (refused.reason() == Reason.INSUFFICIENT_BALANCE) {
            ended(request, OrderStatus.REJECTED, now);
        }
        throw GeminiRefusal.of(refused, request.market().name(), payload.required("price"), payload.required("amount"));
    }

    private Order ended(OrderRequest request, OrderStatus status, long now) {
        Order order = new Order(core.book().nextOrderId(), request, now);
        order.setStatus(status, now);
        core.book().add(order);
        return order;
    }

    JsonNode status(GeminiPayload payload, ObservedAccount observed) {
        if (payload.has("order_id") == payload.has("client_order_id")) {
            throw GeminiRefusal.badRequest("MissingOrderField", "Must provide either 'order_id' or 'client_order_id'");
        }
        String id = payload.text("order_id").orElseGet(() -> payload.required("client_order_id"));
        Optional<Order> found = payload.has("order_id") ? byId(payload) : byClientId(id);
        return found.flatMap(observed::order)
                .map(order -> payload.field("include_trades").asBoolean(false)
                        ? json.order(
                                order,
                                order.fills().stream()
                                        .filter(observed::includes)
                                        .toList())
                        : json.order(order))
                .orElseThrow(() -> GeminiRefusal.orderNotFound(id));
    }

    private Optional<Order> byId(GeminiPayload payload) {
        Optional<Long> id = payload.number("order_id");
        return core.book().all().stream()
                .filter(order -> id.equals(Optional.of(order.id())))
                .findFirst();
    }

    /** The newest: the venue does not say that ids are unique. */
    private Optional<Order> byClientId(String clientId) {
        return core.book().all().stream()
                .filter(order -> order.clientId().equals(clientId))
                .reduce((earlier, later) -> later);
    }

    JsonNode active(ObservedAccount observed) {
        ArrayNode all = Json.array();
        observed.open(core.book()).forEach(order -> all.add(json.order(order)));
        return all;
    }

    /** "If the order is already canceled, the message will succeed but have no effect": so it does for one that has filled. */
    JsonNode cancel(GeminiPayload payload, long now) {
        if (payload.number("order_id").isEmpty()) {
            throw GeminiRefusal.badRequest("MissingOrderField", "Must provide 'order_id' as a number");
        }
        Order order = byId(payload).orElseThrow(() -> GeminiRefusal.orderNotFound(payload.required("order_id")));
        if (order.status().isOpen()) {
            try {
                core.orderService().cancel(order, now);
            } catch (ApiException refused) {
                throw GeminiRefusal.of(refused, order.market().name(), "", "");
            }
        }
        return json.order(order);
    }

    JsonNode cancelAll(long now) {
        ObjectNode answer = Json.object().put("result", "ok");
        ObjectNode details = answer.putObject("details");
        ArrayNode cancelled = details.putArray("cancelledOrders");
        ArrayNode rejects = details.putArray("cancelRejects");
        for (Order order : List.copyOf(core.book().open())) {
            try {
                core.orderService().cancel(order, now);
                cancelled.add(order.id());
            } catch (ApiException refused) {
                rejects.add(order.id());
            }
        }
        return answer;
    }
}
