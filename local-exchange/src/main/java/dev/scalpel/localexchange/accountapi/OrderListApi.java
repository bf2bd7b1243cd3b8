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
import dev.scalpel.localexchange.matching.OrderList;
import dev.scalpel.localexchange.orderentry.OrderListRules;
import dev.scalpel.localexchange.orderentry.OrderService;
import dev.scalpel.localexchange.orders.OrderRequest;
import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Parameters;
import dev.scalpel.localexchange.protocol.Route;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The signed calls about order lists: OCO, OTO and OTOCO. */
public final class OrderListApi {

    private static final String WORKING = "workingSide,workingQuantity";
    private static final List<String> LEG = List.of(
            "Type",
            "ClientOrderId",
            "Price",
            "StopPrice",
            "TimeInForce",
            "IcebergQty",
            "StrategyId",
            "StrategyType",
            "TrailingDelta",
            "PegPriceType",
            "PegOffsetType",
            "PegOffsetValue");

    private final Markets markets;
    private final OrderBook book;
    private final OrderService orderService;
    private final OrderRequestParser parser;
    private final StaleReadInjector<ObservedAccount> staleReads;

    public OrderListApi(
            Markets markets,
            OrderBook book,
            OrderService orderService,
            OrderRequestParser parser,
            StaleReadInjector<ObservedAccount> staleReads) {
        this.markets = markets;
        this.book = book;
        this.orderService = orderService;
        this.parser = parser;
        this.staleReads = staleReads;
    }

    public void addTo(Map<String, Route> routes) {
        routes.put(
                "POST /api/v3/orderList/oco",
                Route.trade(1, this::oco, names("side,quantity", "above", "below"))
                        .countingOrders(2));
        routes.put(
                "POST /api/v3/orderList/oto",
                Route.trade(1, this::oto, names(WORKING + ",pendingSide,pendingQuantity", "working", "pending"))
                        .countingOrders(2));
        routes.put(
                "POST /api/v3/orderList/otoco",
                Route.trade(
                                1,
                                this::otoco,
                                names(
                                        WORKING + ",pendingSide,pendingQuantity",
                                        "working",
                                        "pendingAbove",
                                        "pendingBelow"))
                        .countingOrders(3));
        routes.put(
                "POST /api/v3/order/oco",
                Route.trade(
                                1,
                                this::oldOco,
                                names("side,quantity,limitClientOrderId,price,limitStrategyId,limitStrategyType,"
                                        + "limitIcebergQty,trailingDelta,stopClientOrderId,stopPrice,stopStrategyId,stopStrategyType,"
                                        + "stopLimitPrice,stopIcebergQty,stopLimitTimeInForce"))
                        .countingOrders(2));
        routes.put(
                "GET /api/v3/orderList",
                Route.signed(
                        4,
                        staleReads.reading("GET /api/v3/orderList", this::lookUp),
                        "orderListId",
                        "origClientOrderId"));
        routes.put(
                "DELETE /api/v3/orderList",
                Route.trade(1, this::cancel, "symbol", "orderListId", "listClientOrderId", "newClientOrderId"));
        routes.put(
                "GET /api/v3/openOrderList",
                Route.signed(6, staleReads.reading("GET /api/v3/openOrderList", this::open)));
    }

    private JsonNode oco(Parameters parameters, long now) {
        Market market = markets.of(parameters);
        OrderSide side = parser.side(parameters, "side");
        BigDecimal quantity = parameters.requiredAmount("quantity");
        OrderListRules.checkTypes(side, parser.type(parameters, "aboveType"), parser.type(parameters, "belowType"));
        OrderRequest above = parser.leg(parameters, market, "above", side, quantity);
        OrderRequest below = parser.leg(parameters, market, "below", side, quantity);
        return placed(parameters, orderService.placeOco(listId(parameters), above, below, now), now);
    }

    private JsonNode oldOco(Parameters parameters, long now) {
        Market market = markets.of(parameters);
        OrderSide side = parser.side(parameters, "side");
        BigDecimal quantity = parameters.requiredAmount("quantity");
        OrderRequest limit = parser.oldLimitLeg(parameters, market, side, quantity);
        OrderRequest stop = parser.oldStopLeg(parameters, market, side, quantity);
        OrderList list = side == OrderSide.SELL
                ? orderService.placeOco(listId(parameters), limit, stop, now)
                : orderService.placeOco(listId(parameters), stop, limit, now);
        return placed(parameters, list, now);
    }

    private JsonNode oto(Parameters parameters, long now) {
        Market market = markets.of(parameters);
        OrderRequest working = working(parameters, market);
        OrderSide side = parser.side(parameters, "pendingSide");
        BigDecimal quantity = parameters.requiredAmount("pendingQuantity");
        OrderRequest pending = parser.leg(parameters, market, "pending", side, quantity);
        return placed(parameters, orderService.placeOto(listId(parameters), working, List.of(pending), now), now);
    }

    private JsonNode otoco(Parameters parameters, long now) {
        Market market = markets.of(parameters);
        OrderRequest working = working(parameters, market);
        OrderSide side = parser.side(parameters, "pendingSide");
        BigDecimal quantity = parameters.requiredAmount("pendingQuantity");
        OrderListRules.checkTypes(
                side, parser.type(parameters, "pendingAboveType"), parser.type(parameters, "pendingBelowType"));
        OrderRequest above = parser.leg(parameters, market, "pendingAbove", side, quantity);
        OrderRequest below = parser.leg(parameters, market, "pendingBelow", side, quantity);
        return placed(parameters, orderService.placeOtoco(listId(parameters), working, above, below, now), now);
    }

    private OrderRequest working(Parameters parameters, Market market) {
        OrderType type = parser.type(parameters, "workingType");
        if (type != OrderType.LIMIT && type != OrderType.LIMIT_MAKER) {
            throw ApiException.refused(-1116, "Invalid orderType.");
        }
        return parser.leg(
                parameters,
                market,
                "working",
                parser.side(parameters, "workingSide"),
                parameters.requiredAmount("workingQuantity"));
    }

    /** The parameters of a list: those of all lists, its own, and those of each of its orders. */
    private static String[] names(String own, String... prefixes) {
        List<String> names =
                new ArrayList<>(List.of("symbol", "listClientOrderId", "newOrderRespType", "selfTradePreventionMode"));
        names.addAll(List.of(own.split(",")));
        for (String prefix : prefixes) {
            for (String name : LEG) {
                names.add(prefix + name);
            }
        }
        return names.toArray(String[]::new);
    }

    private JsonNode lookUp(Parameters parameters, long now, ObservedAccount observed) {
        String unknown = "Order list does not exist.";
        OrderList list = observed.list(find(parameters, "origClientOrderId", -2018, unknown))
                .orElseThrow(() -> ApiException.refused(-2018, unknown));
        return OrderJson.list(list, list.created());
    }

    private JsonNode cancel(Parameters parameters, long now) {
        Market market = markets.of(parameters);
        OrderList list = find(parameters, "listClientOrderId", -2011, "Unknown order list sent.");
        Order open = list.orders().stream()
                .filter(order -> order.status().isOpen() && order.market() == market)
                .findFirst()
                .orElseThrow(() -> ApiException.refused(-2011, "Unknown order list sent."));
        orderService.cancel(open, now);
        return OrderJson.cancelledList(list, parser.clientId(parameters, "newClientOrderId"), now);
    }

    private JsonNode open(Parameters parameters, long now, ObservedAccount observed) {
        ArrayNode answer = Json.array();
        observed.openLists(book).forEach(list -> answer.add(OrderJson.list(list, now)));
        return answer;
    }

    private OrderList find(Parameters parameters, String clientIdName, int code, String message) {
        long id = parameters.integer("orderListId").orElse(0L);
        Optional<OrderList> found = id != 0
                ? book.listById(id)
                : book.listByClientId(
                        parameters.clientId(clientIdName).orElseThrow(() -> Parameters.missing("orderListId")));
        return found.orElseThrow(() -> ApiException.refused(code, message));
    }

    private String listId(Parameters parameters) {
        return parser.clientId(parameters, "listClientOrderId");
    }

    private static JsonNode placed(Parameters parameters, OrderList list, long now) {
        return OrderJson.placedList(list, TradingApi.detail(parameters, OrderJson.Detail.FULL), now);
    }
}
