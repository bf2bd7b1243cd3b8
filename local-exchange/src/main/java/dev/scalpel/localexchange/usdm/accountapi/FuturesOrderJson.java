package dev.scalpel.localexchange.usdm.accountapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderRequest;
import dev.scalpel.localexchange.perpetual.orders.Modification;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;

/** Orders as the calls report them. */
final class FuturesOrderJson {

    private FuturesOrderJson() {}

    /** The response to placing, changing and cancelling: without average price and value (connector's change log, 34.0.0). */
    static ObjectNode changed(FuturesOrder order) {
        return common(order).put("cumQty", Json.text(order.executed()));
    }

    /** A changed order, with the identifier of the change when one was sent. */
    static ObjectNode modified(FuturesOrder order, long modifyId) {
        ObjectNode json = changed(order).put("pair", order.contract().name());
        return modifyId == 0 ? json : json.put("modifyId", modifyId);
    }

    /** The response of look-ups and lists. */
    static ObjectNode found(FuturesOrder order) {
        return common(order)
                .put("avgPrice", Json.text(order.averagePrice()))
                .put("cumQuote", Json.text(order.executedValue()))
                .put("time", order.created());
    }

    private static ObjectNode common(FuturesOrder order) {
        FuturesOrderRequest request = order.request();
        return Json.object()
                .put("orderId", order.id())
                .put("symbol", order.contract().name())
                .put("status", order.status().name())
                .put("clientOrderId", request.clientId())
                .put("price", Json.text(order.price()))
                .put("origQty", Json.text(order.quantity()))
                .put("executedQty", Json.text(order.executed()))
                .put("timeInForce", request.timeInForce().name())
                .put("type", request.type().name())
                .put("origType", request.originalType().name())
                .put("reduceOnly", request.reduceOnly())
                .put("closePosition", request.trigger().closePosition())
                .put("side", request.side().name())
                .put("positionSide", request.holdingSide().name())
                .put("stopPrice", Json.text(request.trigger().price()))
                .put("workingType", request.trigger().workingType().name())
                .put("priceProtect", request.trigger().priceProtect())
                .put("priceMatch", request.extras().priceMatch())
                .put("selfTradePreventionMode", request.extras().selfTradePrevention())
                .put("goodTillDate", request.extras().validUntil())
                .put("updateTime", order.updated());
    }

    /** A change of an order, with what it was before. */
    static ObjectNode modification(Modification change) {
        ObjectNode amendment = Json.object();
        amendment.set("price", beforeAfter(change.priceBefore(), change.price()));
        amendment.set("origQty", beforeAfter(change.quantityBefore(), change.quantity()));
        amendment.put("count", change.count());
        if (change.modifyId() != 0) {
            amendment.put("modifyId", change.modifyId());
        }
        String symbol = change.order().contract().name();
        return Json.object()
                .put("amendmentId", change.id())
                .put("symbol", symbol)
                .put("pair", symbol)
                .put("orderId", change.order().id())
                .put("clientOrderId", change.order().request().clientId())
                .put("time", change.time())
                .set("amendment", amendment);
    }

    private static ObjectNode beforeAfter(BigDecimal before, BigDecimal after) {
        return Json.object().put("before", Json.text(before)).put("after", Json.text(after));
    }
}
