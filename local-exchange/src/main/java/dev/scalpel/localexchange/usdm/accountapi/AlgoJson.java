package dev.scalpel.localexchange.usdm.accountapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.perpetual.orders.AlgoOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderRequest;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderType;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;

/** Conditional orders as the calls report them. */
final class AlgoJson {

    private AlgoJson() {}

    static ObjectNode placed(AlgoOrder order) {
        boolean trailing = order.request().type() == FuturesOrderType.TRAILING_STOP_MARKET;
        return common(order)
                .put("activatePrice", trailing ? text(order.request().trigger().activatePrice()) : "")
                .put("callbackRate", trailing ? text(order.request().trigger().callbackRate()) : "");
    }

    /** With the order that it became. */
    static ObjectNode listed(AlgoOrder order) {
        return common(order)
                .put(
                        "actualOrderId",
                        order.placed()
                                .map(FuturesOrder::id)
                                .map(String::valueOf)
                                .orElse(""))
                .put(
                        "actualPrice",
                        Json.text(order.placed().map(FuturesOrder::averagePrice).orElse(BigDecimal.ZERO)))
                .put("tpTriggerPrice", "0.000")
                .put("tpPrice", "0.000")
                .put("slTriggerPrice", "0.000")
                .put("slPrice", "0.000")
                .put("tpOrderType", "");
    }

    static ObjectNode queried(AlgoOrder order) {
        ObjectNode json = listed(order);
        order.placed()
                .ifPresent(
                        placed -> json.put("actualType", placed.request().type().name())
                                .put("actualQty", Json.text(placed.executed())));
        return json;
    }

    static ObjectNode cancelled(AlgoOrder order) {
        return Json.object()
                .put("algoId", order.id())
                .put("clientAlgoId", order.request().clientId())
                .put("code", "200")
                .put("msg", "success");
    }

    private static ObjectNode common(AlgoOrder order) {
        FuturesOrderRequest request = order.request();
        return Json.object()
                .put("algoId", order.id())
                .put("clientAlgoId", request.clientId())
                .put("algoType", "CONDITIONAL")
                .put("orderType", request.type().name())
                .put("symbol", order.contract().name())
                .put("side", request.side().name())
                .put("positionSide", request.holdingSide().name())
                .put("timeInForce", request.timeInForce().name())
                .put("quantity", Json.text(request.quantity()))
                .put("algoStatus", order.status().name())
                .put("triggerPrice", Json.text(request.trigger().price()))
                .put("price", Json.text(request.price()))
                .putNull("icebergQuantity")
                .put("selfTradePreventionMode", request.extras().selfTradePrevention())
                .put("workingType", request.trigger().workingType().name())
                .put("priceMatch", request.extras().priceMatch())
                .put("closePosition", request.trigger().closePosition())
                .put("priceProtect", request.trigger().priceProtect())
                .put("reduceOnly", request.reduceOnly())
                .put("createTime", order.created())
                .put("updateTime", order.updated())
                .put("triggerTime", order.triggerTime())
                .put("goodTillDate", request.extras().validUntil());
    }

    private static String text(BigDecimal amount) {
        return amount.signum() == 0 ? "" : amount.stripTrailingZeros().toPlainString();
    }
}
