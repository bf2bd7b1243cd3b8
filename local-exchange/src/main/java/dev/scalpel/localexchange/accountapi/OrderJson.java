package dev.scalpel.localexchange.accountapi;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.matching.Order;
import dev.scalpel.localexchange.matching.OrderList;
import dev.scalpel.localexchange.orders.Amendment;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.orders.OrderOptions;
import dev.scalpel.localexchange.orders.OrderRequest;
import dev.scalpel.localexchange.orders.PreventedMatch;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.List;

/** Orders, lists and fills as JSON of the API. */
final class OrderJson {

    /** How detailed the response to a new order is. */
    enum Detail {
        ACK,
        RESULT,
        FULL
    }

    private OrderJson() {}

    static ObjectNode placed(Order order, List<PreventedMatch> preventedMatches, Detail detail, long now) {
        ObjectNode json = head(order).put("transactTime", now);
        if (detail == Detail.ACK) {
            return json;
        }
        amounts(json, order).put("workingTime", order.workingTime());
        extras(json, order);
        if (detail == Detail.FULL) {
            ArrayNode fills = Json.array();
            order.fills()
                    .forEach(fill -> fills.add(Json.object()
                            .put("price", Json.text(fill.price()))
                            .put("qty", Json.text(fill.quantity()))
                            .put("commission", Json.text(fill.commission()))
                            .put("commissionAsset", fill.commissionAsset())
                            .put("tradeId", fill.id())));
            json.set("fills", fills);
            ArrayNode prevented = Json.array();
            preventedMatches.forEach(match -> prevented.add(partOf(match)));
            if (!prevented.isEmpty()) {
                json.set("preventedMatches", prevented);
            }
        }
        return json;
    }

    static ObjectNode of(Order order) {
        ObjectNode json = amounts(head(order), order)
                .put(
                        "icebergQty",
                        Json.text(order.request().options().icebergQuantity().orElse(BigDecimal.ZERO)))
                .put("time", order.created())
                .put("updateTime", order.updated())
                .put("isWorking", order.workingTime() >= 0)
                .put("workingTime", order.workingTime());
        return extras(json, order);
    }

    static ObjectNode cancelled(Order order, String cancelId, long now) {
        ObjectNode json = Json.object()
                .put("symbol", order.market().name())
                .put("origClientOrderId", order.clientId())
                .put("orderId", order.id())
                .put("orderListId", listId(order))
                .put("clientOrderId", cancelId)
                .put("transactTime", now);
        return extras(amounts(json, order), order);
    }

    static ObjectNode list(OrderList list, long now) {
        ObjectNode json = Json.object()
                .put("orderListId", list.id())
                .put("contingencyType", list.contingencyType())
                .put("listStatusType", list.isOpen() ? "EXEC_STARTED" : "ALL_DONE")
                .put("listOrderStatus", list.isOpen() ? "EXECUTING" : "ALL_DONE")
                .put("listClientOrderId", list.clientId())
                .put("transactionTime", now)
                .put("symbol", list.market().name());
        ArrayNode orders = Json.array();
        list.orders()
                .forEach(order -> orders.add(Json.object()
                        .put("symbol", order.market().name())
                        .put("orderId", order.id())
                        .put("clientOrderId", order.clientId())));
        json.set("orders", orders);
        return json;
    }

    static ObjectNode placedList(OrderList list, Detail detail, long now) {
        ObjectNode json = list(list, now);
        ArrayNode reports = Json.array();
        // Pending orders are shown as pending, even if the working order filled immediately (rest-api.md, OTO).
        list.orders()
                .forEach(order -> reports.add(
                        placed(list.isPending(order) ? order.asOf(Long.MIN_VALUE) : order, List.of(), detail, now)));
        json.set("orderReports", reports);
        return json;
    }

    static ObjectNode cancelledList(OrderList list, String cancelId, long now) {
        ObjectNode json = list(list, now);
        ArrayNode reports = Json.array();
        list.orders().forEach(order -> reports.add(cancelled(order, cancelId, now)));
        json.set("orderReports", reports);
        return json;
    }

    static ObjectNode fill(Fill fill, Order order) {
        return Json.object()
                .put("symbol", fill.symbol())
                .put("id", fill.id())
                .put("orderId", fill.orderId())
                .put("orderListId", listId(order))
                .put("price", Json.text(fill.price()))
                .put("qty", Json.text(fill.quantity()))
                .put("quoteQty", Json.text(fill.quoteQuantity()))
                .put("commission", Json.text(fill.commission()))
                .put("commissionAsset", fill.commissionAsset())
                .put("time", fill.time())
                .put("isBuyer", fill.side() == OrderSide.BUY)
                .put("isMaker", fill.maker())
                .put("isBestMatch", true);
    }

    private static ObjectNode head(Order order) {
        return Json.object()
                .put("symbol", order.market().name())
                .put("orderId", order.id())
                .put("orderListId", listId(order))
                .put("clientOrderId", order.clientId());
    }

    private static ObjectNode amounts(ObjectNode json, Order order) {
        OrderRequest request = order.request();
        json.put("price", Json.text(request.price()))
                .put("origQty", Json.text(order.quantity()))
                .put("executedQty", Json.text(order.executed()))
                .put("origQuoteOrderQty", Json.text(request.quoteQuantity()))
                .put("cummulativeQuoteQty", Json.text(order.executedQuote()))
                .put("status", order.status().name())
                .put(
                        "timeInForce",
                        request.type().hasLimit() ? request.timeInForce().name() : "GTC")
                .put("type", request.type().name())
                .put("side", request.side().name());
        return json.put("stopPrice", Json.text(request.stopPrice()));
    }

    static ObjectNode preventedMatch(PreventedMatch match) {
        ObjectNode json = Json.object()
                .put("symbol", match.symbol())
                .put("preventedMatchId", match.id())
                .put("takerOrderId", match.takerOrderId())
                .put("makerSymbol", match.symbol())
                .put("makerOrderId", match.makerOrderId())
                .put("tradeGroupId", -1)
                .put("selfTradePreventionMode", match.mode().name())
                .put("price", Json.text(match.price()));
        return quantities(json, match).put("transactTime", match.time());
    }

    static ObjectNode amendment(Amendment amendment) {
        return Json.object()
                .put("symbol", amendment.symbol())
                .put("orderId", amendment.orderId())
                .put("executionId", amendment.executionId())
                .put("origClientOrderId", amendment.clientIdBefore())
                .put("newClientOrderId", amendment.clientId())
                .put("origQty", Json.text(amendment.quantityBefore()))
                .put("newQty", Json.text(amendment.quantity()))
                .put("time", amendment.time());
    }

    static ObjectNode amended(Order order, Amendment amendment) {
        OrderRequest request = order.request();
        ObjectNode json = Json.object()
                .put("symbol", order.market().name())
                .put("orderId", order.id())
                .put("orderListId", listId(order))
                .put("origClientOrderId", amendment.clientIdBefore())
                .put("clientOrderId", order.clientId())
                .put("price", Json.text(request.price()))
                .put("qty", Json.text(order.quantity()))
                .put("executedQty", Json.text(order.executed()))
                .put("preventedQty", Json.text(order.prevented()))
                .put("quoteOrderQty", Json.text(request.quoteQuantity()))
                .put("cumulativeQuoteQty", Json.text(order.executedQuote()))
                .put("status", order.status().name())
                .put(
                        "timeInForce",
                        request.type().hasLimit() ? request.timeInForce().name() : "GTC")
                .put("type", request.type().name())
                .put("side", request.side().name());
        if (order.workingTime() >= 0) {
            json.put("workingTime", order.workingTime());
        }
        ObjectNode answer =
                Json.object().put("transactTime", amendment.time()).put("executionId", amendment.executionId());
        answer.set("amendedOrder", json.put("selfTradePreventionMode", mode(order)));
        order.list().ifPresent(list -> {
            ObjectNode status = list(list, amendment.time());
            status.remove(List.of("listStatusType", "transactionTime"));
            answer.set("listStatus", status);
        });
        return answer;
    }

    /** A prevented match in the response to a new order. */
    private static ObjectNode partOf(PreventedMatch match) {
        return quantities(
                Json.object()
                        .put("preventedMatchId", match.id())
                        .put("makerSymbol", match.symbol())
                        .put("makerOrderId", match.makerOrderId())
                        .put("price", Json.text(match.price())),
                match);
    }

    private static ObjectNode quantities(ObjectNode json, PreventedMatch match) {
        match.takerQuantity().ifPresent(quantity -> json.put("takerPreventedQuantity", Json.text(quantity)));
        match.makerQuantity().ifPresent(quantity -> json.put("makerPreventedQuantity", Json.text(quantity)));
        return json;
    }

    /** The fields that appear only under a condition (rest-api.md, "Conditional fields in Order Responses"). */
    private static ObjectNode extras(ObjectNode json, Order order) {
        OrderOptions options = order.request().options();
        options.icebergQuantity().ifPresent(quantity -> json.put("icebergQty", Json.text(quantity)));
        options.strategyId().ifPresent(id -> json.put("strategyId", id));
        options.strategyType().ifPresent(type -> json.put("strategyType", type));
        json.put("selfTradePreventionMode", mode(order));
        order.preventedMatchId()
                .ifPresent(
                        id -> json.put("preventedMatchId", id).put("preventedQuantity", Json.text(order.prevented())));
        order.expiryReason().ifPresent(reason -> json.put("expiryReason", reason.name()));
        return json;
    }

    private static String mode(Order order) {
        return order.request().options().selfTradePrevention().name();
    }

    private static long listId(Order order) {
        return order.list().map(OrderList::id).orElse(-1L);
    }
}
