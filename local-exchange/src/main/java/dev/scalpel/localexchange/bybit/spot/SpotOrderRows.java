package dev.scalpel.localexchange.bybit.spot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.bybit.api.Rows;
import dev.scalpel.localexchange.market.OrderType;
import dev.scalpel.localexchange.matching.Order;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.orders.OrderRequest;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Orders and executions as the API reports them. */
final class SpotOrderRows {

    /** What was the last price when an order arrived. */
    private final Map<Long, BigDecimal> basePrices = new HashMap<>();
    /** Orders whose id the venue made up: the caller has named none. */
    private final Set<Long> unnamed = new HashSet<>();

    void remember(Order order, BigDecimal basePrice, boolean named) {
        basePrices.put(order.id(), basePrice);
        if (!named) {
            unnamed.add(order.id());
        }
    }

    ObjectNode order(Order order) {
        OrderRequest request = order.request();
        boolean byValue = request.quoteQuantity().signum() > 0;
        BigDecimal ordered = byValue ? request.quoteQuantity() : order.quantity();
        ObjectNode row = Json.object()
                .put("orderId", Long.toString(order.id()))
                .put("orderLinkId", linkId(order))
                .put("blockTradeId", "")
                .put("symbol", order.market().name())
                .put("price", text(request.price()))
                .put("qty", text(ordered))
                .put("side", Rows.side(order.side()))
                .put("isLeverage", "0")
                .put("positionIdx", 0)
                .put("orderStatus", status(order))
                .put("cancelType", order.status().isOpen() ? "UNKNOWN" : "CancelByUser")
                .put("rejectReason", rejectReason(order))
                .put("avgPrice", average(order))
                .put("leavesQty", text(order.status().isOpen() ? order.remaining() : BigDecimal.ZERO))
                .put("leavesValue", "0")
                .put("cumExecQty", text(order.executed()))
                .put("cumExecValue", text(order.executedQuote()))
                .put("cumExecFee", text(fees(order).values().stream().reduce(BigDecimal.ZERO, BigDecimal::add)));
        row.put("timeInForce", timeInForce(request))
                .put("orderType", request.type().hasLimit() ? "Limit" : "Market")
                .put("stopOrderType", isStop(order) ? "tpslOrder" : "")
                .put("orderIv", "")
                .put("marketUnit", request.type().hasLimit() ? "" : byValue ? "quoteCoin" : "baseCoin")
                .put("triggerPrice", text(request.stopPrice()))
                .put("takeProfit", "")
                .put("stopLoss", "")
                .put("triggerDirection", 0)
                .put("basePrice", text(basePrices.getOrDefault(order.id(), BigDecimal.ZERO)))
                .put("reduceOnly", false)
                .put("closeOnTrigger", false)
                .put("smpType", "None")
                .put("smpGroup", 0)
                .put("smpOrderId", "")
                .put("createdTime", Long.toString(order.created()))
                .put("updatedTime", Long.toString(order.updated()));
        ObjectNode detail = Json.object();
        fees(order).forEach((asset, fee) -> detail.put(asset, text(fee)));
        row.set("cumFeeDetail", detail);
        return row;
    }

    ObjectNode fill(Fill fill, Order order) {
        BigDecimal value = fill.quoteQuantity();
        return Json.object()
                .put("symbol", fill.symbol())
                .put("orderId", Long.toString(fill.orderId()))
                .put("orderLinkId", linkId(order))
                .put("side", Rows.side(fill.side()))
                .put("orderPrice", text(order.request().price()))
                .put("orderQty", text(order.quantity()))
                .put("leavesQty", text(order.remaining()))
                .put("orderType", order.request().type().hasLimit() ? "Limit" : "Market")
                .put("stopOrderType", isStop(order) ? "tpslOrder" : "")
                .put("execFee", text(fill.commission()))
                .put("execId", Long.toString(fill.id()))
                .put("execPrice", text(fill.price()))
                .put("execQty", text(fill.quantity()))
                .put("execType", "Trade")
                .put("execValue", text(value))
                .put("execTime", Long.toString(fill.time()))
                .put("feeCurrency", fill.commissionAsset())
                .put("isMaker", fill.maker())
                .put("feeRate", text(rate(fill)))
                .put("blockTradeId", "")
                .put("closedSize", "")
                .put("seq", fill.id());
    }

    String linkId(Order order) {
        return unnamed.contains(order.id()) ? "" : order.clientId();
    }

    static boolean isStop(Order order) {
        return order.request().type().waitsForTrigger();
    }

    /** "Enums Definitions", "orderStatus". */
    static String status(Order order) {
        return switch (order.status()) {
            case PENDING_NEW, NEW -> order.isTriggered() ? "New" : "Untriggered";
            case PARTIALLY_FILLED -> "PartiallyFilled";
            case FILLED -> "Filled";
            case REJECTED -> "Rejected";
            case CANCELED, EXPIRED, EXPIRED_IN_MATCH ->
                order.executed().signum() > 0
                        ? "PartiallyFilledCanceled"
                        : order.isTriggered() ? "Cancelled" : "Deactivated";
        };
    }

    private static String rejectReason(Order order) {
        boolean ended = !order.status().isOpen() && order.executed().signum() == 0;
        if (!ended) {
            return "EC_NoError";
        }
        return order.request().type() == OrderType.LIMIT_MAKER && order.created() == order.updated()
                ? "EC_PostOnlyWillTakeLiquidity"
                : "EC_PerCancelRequest";
    }

    private static String timeInForce(OrderRequest request) {
        return request.type() == OrderType.LIMIT_MAKER
                ? "PostOnly"
                : request.timeInForce().name();
    }

    private static String average(Order order) {
        return order.executed().signum() == 0
                ? ""
                : text(order.executedQuote().divide(order.executed(), MathContext.DECIMAL64));
    }

    private static BigDecimal rate(Fill fill) {
        BigDecimal of = fill.side() == OrderSide.BUY ? fill.quantity() : fill.quoteQuantity();
        return fill.commission().divide(of, MathContext.DECIMAL32);
    }

    private static Map<String, BigDecimal> fees(Order order) {
        Map<String, BigDecimal> fees = new TreeMap<>();
        order.fills().forEach(fill -> fees.merge(fill.commissionAsset(), fill.commission(), BigDecimal::add));
        return fees;
    }

    private static String text(BigDecimal amount) {
        return Rows.plain(amount);
    }
}
