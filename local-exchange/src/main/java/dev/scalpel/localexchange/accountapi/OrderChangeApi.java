package dev.scalpel.localexchange.accountapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.access.UnfilledOrderCounter;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.matching.Order;
import dev.scalpel.localexchange.matching.OrderBook;
import dev.scalpel.localexchange.orderentry.OrderRules;
import dev.scalpel.localexchange.orderentry.OrderService;
import dev.scalpel.localexchange.orders.Amendment;
import dev.scalpel.localexchange.orders.OrderRequest;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The signed calls that change an order: cancel-replace and amend (rest-api.md, "Trading endpoints"). */
public final class OrderChangeApi {

    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 1_000;

    /** Whether the new order is placed when the old one could not be cancelled. */
    private enum Mode {
        STOP_ON_FAILURE,
        ALLOW_FAILURE
    }

    /** What happens to the call when too many orders are unfilled. */
    private enum LimitMode {
        DO_NOTHING,
        CANCEL_ONLY
    }

    /** The outcome of one half of a cancel-replace. */
    private record Half(Optional<JsonNode> done, Optional<ApiException> refusal) {

        static Half of(Supplier<JsonNode> action) {
            try {
                return new Half(Optional.of(action.get()), Optional.empty());
            } catch (ApiException refusal) {
                return new Half(Optional.empty(), Optional.of(refusal));
            }
        }

        boolean succeeded() {
            return done.isPresent();
        }

        String result() {
            return succeeded() ? "SUCCESS" : "FAILURE";
        }

        JsonNode response() {
            return done.orElseGet(() -> refusal.orElseThrow().json());
        }
    }

    private final TradingApi trading;
    private final OrderBook book;
    private final OrderService orderService;
    private final OrderRequestParser parser;
    private final OrderFinder finder;
    private final Markets markets;
    private final UnfilledOrderCounter orderCounts;

    public OrderChangeApi(
            TradingApi trading,
            Markets markets,
            OrderBook book,
            OrderService orderService,
            OrderRequestParser parser,
            UnfilledOrderCounter orderCounts) {
        this.trading = trading;
        this.markets = markets;
        this.book = book;
        this.orderService = orderService;
        this.parser = parser;
        this.orderCounts = orderCounts;
        finder = new OrderFinder(markets, book);
    }

    public void addTo(Map<String, Route> routes) {
        String[] replace = Stream.concat(
                        Stream.of(TradingApi.ORDER),
                        Stream.of(
                                "cancelReplaceMode",
                                "cancelNewClientOrderId",
                                "cancelOrigClientOrderId",
                                "cancelOrderId",
                                "cancelRestrictions",
                                "orderRateLimitExceededMode"))
                .toArray(String[]::new);
        routes.put("POST /api/v3/order/cancelReplace", Route.trade(1, this::replace, replace));
        routes.put(
                "PUT /api/v3/order/amend/keepPriority",
                Route.trade(4, this::amend, "symbol", "orderId", "origClientOrderId", "newClientOrderId", "newQty"));
        routes.put(
                "GET /api/v3/order/amendments",
                Route.signed(4, this::amendments, "symbol", "orderId", "fromExecutionId", "limit"));
    }

    private JsonNode replace(Parameters parameters, long now) {
        Mode mode = parameters
                .choice(
                        "cancelReplaceMode",
                        Mode.class,
                        -1130,
                        "Data sent for parameter 'cancelReplaceMode' is not valid.")
                .orElseThrow(() -> Parameters.missing("cancelReplaceMode"));
        LimitMode limitMode = parameters
                .choice(
                        "orderRateLimitExceededMode",
                        LimitMode.class,
                        -1130,
                        "Data sent for parameter 'orderRateLimitExceededMode' is not valid.")
                .orElse(LimitMode.DO_NOTHING);
        CancelRestriction restriction = CancelRestriction.of(parameters);
        OrderRequest request = parser.order(parameters, markets.of(parameters));
        // Filters and the order count are evaluated before either half is attempted.
        OrderRules.check(request, now);
        Optional<ApiException> tooMany = count(limitMode, now);
        Half cancel = Half.of(() -> cancel(parameters, restriction, now));
        if (!cancel.succeeded() && mode == Mode.STOP_ON_FAILURE) {
            ObjectNode data = outcome(cancel, "NOT_ATTEMPTED");
            data.putNull("newOrderResponse");
            throw failed(tooMany).with(data);
        }
        Half placement = Half.of(() -> place(request, parameters, tooMany, now));
        ObjectNode data = outcome(cancel, placement.result());
        data.set("newOrderResponse", placement.response());
        if (cancel.succeeded() && placement.succeeded()) {
            return data;
        }
        throw cancel.succeeded() || placement.succeeded()
                ? new ApiException(tooMany.isPresent() ? 429 : 409, -2021, "Order cancel-replace partially failed.")
                        .with(data)
                : failed(tooMany).with(data);
    }

    /** Counts the new order, even if it is not attempted later; or returns the refusal. */
    private Optional<ApiException> count(LimitMode mode, long now) {
        try {
            orderCounts.place(1, now);
            return Optional.empty();
        } catch (ApiException tooMany) {
            if (mode == LimitMode.DO_NOTHING) {
                throw tooMany;
            }
            return Optional.of(tooMany);
        }
    }

    private JsonNode place(OrderRequest request, Parameters parameters, Optional<ApiException> tooMany, long now) {
        if (tooMany.isPresent()) {
            throw tooMany.get();
        }
        try {
            return trading.placed(request, parameters, now);
        } catch (ApiException refusal) {
            orderCounts.refused(1);
            throw refusal;
        }
    }

    private static ApiException failed(Optional<ApiException> tooMany) {
        return new ApiException(tooMany.isPresent() ? 429 : 400, -2022, "Order cancel-replace failed.");
    }

    private JsonNode cancel(Parameters parameters, CancelRestriction restriction, long now) {
        Order order = finder.find(parameters, "cancelOrderId", "cancelOrigClientOrderId", -2011, "Unknown order sent.");
        restriction.require(order);
        orderService.cancel(order, now);
        return OrderJson.cancelled(order, parser.clientId(parameters, "cancelNewClientOrderId"), now);
    }

    private static ObjectNode outcome(Half cancel, String newOrderResult) {
        ObjectNode data = Json.object().put("cancelResult", cancel.result()).put("newOrderResult", newOrderResult);
        data.set("cancelResponse", cancel.response());
        return data;
    }

    private JsonNode amend(Parameters parameters, long now) {
        Order order = finder.find(parameters, "orderId", "origClientOrderId", -2038, "Unknown order sent.");
        Amendment amendment = orderService.amend(
                order, parser.clientId(parameters, "newClientOrderId"), parameters.requiredAmount("newQty"), now);
        return OrderJson.amended(order, amendment);
    }

    private JsonNode amendments(Parameters parameters, long now) {
        Market market = markets.of(parameters);
        long orderId = parameters.requiredInteger("orderId");
        long from = parameters.integer("fromExecutionId").orElse(0L);
        List<Amendment> found = book.amendments().stream()
                .filter(amendment -> amendment.symbol().equals(market.name()) && amendment.orderId() == orderId)
                .filter(amendment -> amendment.executionId() >= from)
                .limit(parameters.limit(DEFAULT_LIMIT, MAX_LIMIT))
                .toList();
        ArrayNode answer = Json.array();
        found.forEach(amendment -> answer.add(OrderJson.amendment(amendment)));
        return answer;
    }
}
