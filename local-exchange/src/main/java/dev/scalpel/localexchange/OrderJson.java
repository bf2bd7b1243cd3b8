package dev.scalpel.localexchange;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Orders, lists and fills in the exchange's words. */
final class OrderJson {

    /** How much is told of a new order. */
    enum Detail {
        ACK,
        RESULT,
        FULL
    }

    private OrderJson() {}

    static ObjectNode placed(Order order, Detail detail, long now) {
        ObjectNode json = head(order).put("transactTime", now);
        if (detail == Detail.ACK) {
            return json;
        }
        amounts(json, order).put("workingTime", order.isWorking() ? now : -1).put("selfTradePreventionMode", "NONE");
        order.expiryReason().ifPresent(reason -> json.put("expiryReason", reason.name()));
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
        }
        return json;
    }

    static ObjectNode told(Order order) {
        ObjectNode json = amounts(head(order), order)
                .put("icebergQty", "0.00000000")
                .put("time", order.created())
                .put("updateTime", order.updated())
                .put("isWorking", order.isTriggered())
                .put("workingTime", order.isTriggered() ? order.updated() : -1)
                .put("selfTradePreventionMode", "NONE");
        order.expiryReason().ifPresent(reason -> json.put("expiryReason", reason.name()));
        return json;
    }

    static ObjectNode cancelled(Order order, String cancelId, long now) {
        ObjectNode json = Json.object()
                .put("symbol", order.market().name())
                .put("origClientOrderId", order.request().clientId())
                .put("orderId", order.id())
                .put("orderListId", listId(order))
                .put("clientOrderId", cancelId)
                .put("transactTime", now);
        return amounts(json, order).put("selfTradePreventionMode", "NONE");
    }

    static ObjectNode list(OrderList list, long now) {
        ObjectNode json = Json.object()
                .put("orderListId", list.id())
                .put("contingencyType", list.contingency())
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
                        .put("clientOrderId", order.request().clientId())));
        json.set("orders", orders);
        return json;
    }

    static ObjectNode placedList(OrderList list, Detail detail, long now) {
        ObjectNode json = list(list, now);
        ArrayNode reports = Json.array();
        list.orders().forEach(order -> reports.add(placed(order, detail, now)));
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
                .put("isBuyer", fill.side() == Side.BUY)
                .put("isMaker", fill.maker())
                .put("isBestMatch", true);
    }

    private static ObjectNode head(Order order) {
        return Json.object()
                .put("symbol", order.market().name())
                .put("orderId", order.id())
                .put("orderListId", listId(order))
                .put("clientOrderId", order.request().clientId());
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

    private static long listId(Order order) {
        return order.list().map(OrderList::id).orElse(-1L);
    }
}
