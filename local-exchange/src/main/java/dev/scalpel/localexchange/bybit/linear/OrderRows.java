package dev.scalpel.localexchange.bybit.linear;

import static dev.scalpel.localexchange.bybit.api.Rows.plain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.bybit.api.Rows;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderRequest;
import dev.scalpel.localexchange.perpetual.orders.FuturesTimeInForce;
import dev.scalpel.localexchange.perpetual.orders.WorkingType;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.math.MathContext;

/** Orders as the API reports them. */
final class OrderRows {

    private final LinearOrderBook orders;

    OrderRows(LinearOrderBook orders) {
        this.orders = orders;
    }

    ObjectNode order(LinearOrder order) {
        FuturesOrderRequest request = order.request();
        boolean waits = order.isConditional();
        BigDecimal rest = order.isOpen() ? order.quantity().subtract(order.executed()) : BigDecimal.ZERO;
        return Json.object()
                .put("orderId", order.id())
                .put("orderLinkId", orders.linkId(request.clientId()))
                .put("parentOrderLinkId", "")
                .put("blockTradeId", "")
                .put("symbol", request.contract().name())
                .put("price", plain(order.price()))
                .put("qty", plain(order.quantity()))
                .put("side", Rows.side(request.side()))
                .put("isLeverage", "")
                .put("positionIdx", PositionRows.index(request.holdingSide()))
                .put("orderStatus", order.status())
                .put("createType", waits ? "CreateByStopOrder" : "CreateByUser")
                .put("cancelType", cancelType(order))
                .put("rejectReason", rejectReason(order))
                .put("avgPrice", average(order))
                .put("leavesQty", plain(rest))
                .put("leavesValue", plain(rest.multiply(order.price())))
                .put("cumExecQty", plain(order.executed()))
                .put("cumExecValue", plain(order.executedValue()))
                .put("timeInForce", timeInForce(request.timeInForce()))
                .put("orderType", request.type().hasLimit() ? "Limit" : "Market")
                .put("stopOrderType", waits ? "Stop" : "UNKNOWN")
                .put("orderIv", "")
                .put("triggerPrice", waits ? plain(request.trigger().price()) : "0.00")
                .put("takeProfit", "")
                .put("stopLoss", "")
                .put("tpTriggerBy", "")
                .put("slTriggerBy", "")
                .put("triggerDirection", triggerDirection(order))
                .put("triggerBy", triggerBy(order))
                .put("lastPriceOnCreated", "")
                .put("reduceOnly", request.onlyReduces())
                .put("closeOnTrigger", false)
                .put("smpType", "None")
                .put("smpGroup", 0)
                .put("smpOrderId", "")
                .put("tpslMode", "UNKNOWN")
                .put("tpLimitPrice", "")
                .put("slLimitPrice", "")
                .put("placeType", "")
                .put("createdTime", Long.toString(order.created()))
                .put("updatedTime", Long.toString(order.updated()));
    }

    /** {@code 1}: rises, {@code 2}: falls, {@code 0}: has no trigger. */
    private static int triggerDirection(LinearOrder order) {
        if (!order.isConditional()) {
            return 0;
        }
        boolean rises = order.request().buys() != order.request().type().takesProfit();
        return rises ? 1 : 2;
    }

    private static String triggerBy(LinearOrder order) {
        if (!order.isConditional()) {
            return "UNKNOWN";
        }
        return order.request().trigger().workingType() == WorkingType.MARK_PRICE ? "MarkPrice" : "LastPrice";
    }

    private static String timeInForce(FuturesTimeInForce timeInForce) {
        return timeInForce == FuturesTimeInForce.GTX ? "PostOnly" : timeInForce.name();
    }

    private static String average(LinearOrder order) {
        return order.executed().signum() == 0
                ? ""
                : plain(order.executedValue().divide(order.executed(), MathContext.DECIMAL64));
    }

    /** "Enums Definitions", "cancelType". */
    private static String cancelType(LinearOrder order) {
        boolean cancelled = order.status().equals("Cancelled") || order.status().equals("Deactivated");
        if (!cancelled) {
            return "UNKNOWN";
        }
        boolean byUser = order.plain()
                .map(plain -> plain.status() == OrderStatus.CANCELED)
                .orElse(order.status().equals("Deactivated"));
        if (byUser) {
            return "CancelByUser";
        }
        return order.request().onlyReduces() ? "CancelByReduceOnly" : "UNKNOWN";
    }

    private static String rejectReason(LinearOrder order) {
        boolean refused = order.plain().filter(OrderRows::wouldHaveTaken).isPresent();
        if (refused) {
            return "EC_PostOnlyWillTakeLiquidity";
        }
        return cancelType(order).equals("CancelByUser") ? "EC_PerCancelRequest" : "EC_NoError";
    }

    private static boolean wouldHaveTaken(FuturesOrder order) {
        return order.request().timeInForce() == FuturesTimeInForce.GTX
                && order.status() == OrderStatus.CANCELED
                && order.created() == order.updated();
    }
}
