package dev.scalpel.localexchange.accountapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.scalpel.localexchange.faults.ObservedAccount;
import dev.scalpel.localexchange.faults.StaleReadInjector;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.Markets;
import dev.scalpel.localexchange.market.OrderType;
import dev.scalpel.localexchange.matching.Order;
import dev.scalpel.localexchange.matching.OrderBook;
import dev.scalpel.localexchange.orderentry.OrderService;
import dev.scalpel.localexchange.orders.OrderRequest;
import dev.scalpel.localexchange.orders.PreventedMatch;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.RequestWeight;
import dev.scalpel.localexchange.protocol.Route;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The signed calls about single orders. */
public final class TradingApi {

    private static final int DEFAULT_LIMIT = 500;
    private static final int MAX_LIMIT = 1_000;

    /** The parameters of a single order. */
    static final String[] ORDER = {
        "symbol",
        "side",
        "type",
        "timeInForce",
        "quantity",
        "quoteOrderQty",
        "price",
        "newClientOrderId",
        "strategyId",
        "strategyType",
        "stopPrice",
        "icebergQty",
        "trailingDelta",
        "pegPriceType",
        "pegOffsetValue",
        "pegOffsetType",
        "newOrderRespType",
        "selfTradePreventionMode"
    };

    private final Markets markets;
    private final OrderBook book;
    private final OrderService orderService;
    private final OrderRequestParser parser;
    private final StaleReadInjector<ObservedAccount> staleReads;
    private final CommissionJson rates;
    private final OrderFinder finder;

    public TradingApi(
            Markets markets,
            OrderBook book,
            OrderService orderService,
            OrderRequestParser parser,
            StaleReadInjector<ObservedAccount> staleReads,
            CommissionJson rates) {
        this.markets = markets;
        this.book = book;
        this.orderService = orderService;
        this.parser = parser;
        this.staleReads = staleReads;
        this.rates = rates;
        finder = new OrderFinder(markets, book);
    }

    public void addTo(Map<String, Route> routes) {
        routes.put("POST /api/v3/order", Route.trade(1, this::place, ORDER).countingOrders(1));
        routes.put(
                "POST /api/v3/order/test",
                Route.signed(RequestWeight.with("computeCommissionRates", 20, 1), this::test, ORDER)
                        .withParameter("computeCommissionRates"));
        read(routes, "GET /api/v3/order", 4, this::lookUp, "symbol", "orderId", "origClientOrderId");
        routes.put(
                "DELETE /api/v3/order",
                Route.trade(
                        1,
                        this::cancel,
                        "symbol",
                        "orderId",
                        "origClientOrderId",
                        "newClientOrderId",
                        "cancelRestrictions"));
        routes.put(
                "GET /api/v3/openOrders",
                Route.signed(
                        RequestWeight.with("symbol", 6, 80),
                        staleReads.reading("GET /api/v3/openOrders", this::open),
                        "symbol"));
        routes.put("DELETE /api/v3/openOrders", Route.trade(1, this::cancelAll, "symbol"));
        read(routes, "GET /api/v3/allOrders", 20, this::all, "symbol", "orderId", "startTime", "endTime", "limit");
    }

    private void read(
            Map<String, Route> routes,
            String route,
            int weight,
            StaleReadInjector.Reading<ObservedAccount> reading,
            String... names) {
        routes.put(route, Route.signed(weight, staleReads.reading(route, reading), names));
    }

    private JsonNode place(Parameters parameters, long now) {
        return placed(parser.order(parameters, markets.of(parameters)), parameters, now);
    }

    /** Places an order and responds in the requested detail. */
    JsonNode placed(OrderRequest request, Parameters parameters, long now) {
        boolean includesFills = request.type() == OrderType.MARKET || request.type() == OrderType.LIMIT;
        OrderJson.Detail detail = detail(parameters, includesFills ? OrderJson.Detail.FULL : OrderJson.Detail.ACK);
        Order order = orderService.place(request, now);
        List<PreventedMatch> prevented = book.preventedMatches().stream()
                .filter(match -> match.takerOrderId() == order.id())
                .toList();
        return OrderJson.placed(order, prevented, detail, now);
    }

    private JsonNode test(Parameters parameters, long now) {
        orderService.test(parser.order(parameters, markets.of(parameters)), now);
        return parameters.flag("computeCommissionRates").orElse(false) ? rates.forOrder() : Json.object();
    }

    private JsonNode lookUp(Parameters parameters, long now, ObservedAccount observed) {
        Order order = finder.find(parameters, "orderId", "origClientOrderId", -2013, "Order does not exist.");
        return OrderJson.of(
                observed.order(order).orElseThrow(() -> ApiException.refused(-2013, "Order does not exist.")));
    }

    private JsonNode cancel(Parameters parameters, long now) {
        Order order = finder.find(parameters, "orderId", "origClientOrderId", -2011, "Unknown order sent.");
        CancelRestriction.of(parameters).require(order);
        String cancelId = parser.clientId(parameters, "newClientOrderId");
        orderService.cancel(order, now);
        return order.list()
                .<JsonNode>map(list -> OrderJson.cancelledList(list, cancelId, now))
                .orElseGet(() -> OrderJson.cancelled(order, cancelId, now));
    }

    private JsonNode open(Parameters parameters, long now, ObservedAccount observed) {
        Optional<Market> market = parameters.has("symbol") ? Optional.of(markets.of(parameters)) : Optional.empty();
        ArrayNode answer = Json.array();
        observed.open(book).stream()
                .filter(order -> market.isEmpty() || order.market() == market.get())
                .forEach(order -> answer.add(OrderJson.of(order)));
        return answer;
    }

    private JsonNode cancelAll(Parameters parameters, long now) {
        List<Order> open = book.open(markets.of(parameters));
        if (open.isEmpty()) {
            throw ApiException.refused(-2011, "Unknown order sent.");
        }
        ArrayNode answer = Json.array();
        String cancelId = parser.clientId(parameters, "newClientOrderId");
        for (Order order : open) {
            // Already cancelled when another order of its list came first.
            if (order.status().isOpen()) {
                orderService.cancel(order, now);
                answer.add(order.list()
                        .map(list -> OrderJson.cancelledList(list, cancelId, now))
                        .orElseGet(() -> OrderJson.cancelled(order, cancelId, now)));
            }
        }
        return answer;
    }

    private JsonNode all(Parameters parameters, long now, ObservedAccount observed) {
        Market market = markets.of(parameters);
        parameters.requireSpanOfADay();
        long fromId = parameters.integer("orderId").orElse(0L);
        long from = parameters.integer("startTime").orElse(Long.MIN_VALUE);
        long to = parameters.integer("endTime").orElse(Long.MAX_VALUE);
        List<Order> found = book.all().stream()
                .filter(order -> order.market() == market && order.id() >= fromId)
                .filter(order -> order.created() >= from && order.created() <= to)
                .flatMap(order -> observed.order(order).stream())
                .toList();
        int limit = parameters.limit(DEFAULT_LIMIT, MAX_LIMIT);
        boolean newest = !parameters.has("orderId") && !parameters.has("startTime");
        int first = newest ? Math.max(0, found.size() - limit) : 0;
        ArrayNode answer = Json.array();
        found.stream().skip(first).limit(limit).forEach(order -> answer.add(OrderJson.of(order)));
        return answer;
    }

    static OrderJson.Detail detail(Parameters parameters, OrderJson.Detail defaultDetail) {
        return parameters
                .choice("newOrderRespType", OrderJson.Detail.class, -1128, "Invalid newOrderRespType.")
                .orElse(defaultDetail);
    }
}
