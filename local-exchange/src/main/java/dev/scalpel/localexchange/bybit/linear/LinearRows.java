package dev.scalpel.localexchange.bybit.linear;

import static dev.scalpel.localexchange.bybit.api.Rows.plain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.bybit.api.Rows;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.perpetual.engine.Funding;
import dev.scalpel.localexchange.perpetual.orders.Forced;
import dev.scalpel.localexchange.perpetual.orders.FuturesFill;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrder;
import dev.scalpel.localexchange.perpetual.orders.FuturesOrderRequest;
import dev.scalpel.localexchange.perpetual.orders.FuturesTimeInForce;
import dev.scalpel.localexchange.perpetual.orders.WorkingType;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.UUID;

/** Orders and executions as the API reports them. */
final class LinearRows {

    private static final long FUNDINGS = 3;
    private static final long FILLS = 4;

    private final LinearOrderBook orders;

    LinearRows(LinearOrderBook orders) {
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
        boolean refused = order.plain().filter(LinearRows::wouldHaveTaken).isPresent();
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

    ObjectNode fill(FuturesFill fill, LinearOrder owner) {
        boolean maker = fill.maker();
        return execution(fill.symbol(), fill.time(), fill.price(), fill.quantity())
                .put("orderId", owner.id())
                .put("orderLinkId", orders.linkId(fill.clientId()))
                .put("side", Rows.side(fill.side()))
                .put("orderPrice", plain(owner.price()))
                .put("orderQty", plain(owner.quantity()))
                .put("leavesQty", plain(owner.quantity().subtract(owner.executed())))
                .put("createType", createType(owner))
                .put("orderType", owner.request().type().hasLimit() ? "Limit" : "Market")
                .put("stopOrderType", owner.isConditional() ? "Stop" : "UNKNOWN")
                .put("execFee", plain(fill.fee()))
                .put("execId", executionId(fill))
                .put("execType", executionType(fill))
                .put("isMaker", maker)
                .put("feeRate", plain(fill.fee().divide(fill.quoteQuantity(), MathContext.DECIMAL32)))
                .put("closedSize", fill.realised().signum() == 0 ? "0" : plain(fill.quantity()))
                .put("seq", fill.id());
    }

    static String executionId(FuturesFill fill) {
        return new UUID(FILLS, fill.id()).toString();
    }

    static String executionId(Funding.Payment payment) {
        return new UUID(FUNDINGS, payment.number()).toString();
    }

    /** "Enums Definitions", "execType". */
    static String executionType(FuturesFill fill) {
        return Forced.of(fill.clientId())
                .map(why -> switch (why) {
                    case LIQUIDATION -> "BustTrade";
                    case DELEVERAGING -> "AdlTrade";
                    case SETTLEMENT -> "Delivery";
                })
                .orElse("Trade");
    }

    /** "Enums Definitions", "createType". */
    private static String createType(LinearOrder owner) {
        return Forced.of(owner.request().clientId())
                .map(why -> switch (why) {
                    case LIQUIDATION -> "CreateByTakeOver_PassThrough";
                    case DELEVERAGING -> "CreateByAdl_PassThrough";
                    case SETTLEMENT -> "CreateBySettle";
                })
                .orElse(owner.isConditional() ? "CreateByStopOrder" : "CreateByUser");
    }

    /** Funding is listed as an execution; a fee above zero was paid. */
    ObjectNode funding(Funding.Payment payment) {
        OrderSide side = payment.quantity().signum() > 0 ? OrderSide.BUY : OrderSide.SELL;
        return execution(payment.contract().name(), payment.stamp(), payment.mark(), payment.quantity().abs())
                .put("orderId", executionId(payment))
                .put("orderLinkId", "")
                .put("side", Rows.side(side))
                .put("orderPrice", "0")
                .put("orderQty", "0")
                .put("leavesQty", "0")
                .put("createType", "")
                .put("orderType", "UNKNOWN")
                .put("stopOrderType", "UNKNOWN")
                .put("execFee", plain(payment.paid().negate()))
                .put("execId", executionId(payment))
                .put("execType", "Funding")
                .put("isMaker", false)
                .put("feeRate", plain(payment.rate()))
                .put("closedSize", "")
                .put("seq", payment.number());
    }

    private static ObjectNode execution(String symbol, long time, BigDecimal price, BigDecimal quantity) {
        return Json.object()
                .put("symbol", symbol)
                .put("execPrice", plain(price))
                .put("execQty", plain(quantity))
                .put("execValue", plain(price.multiply(quantity)))
                .put("execTime", Long.toString(time))
                .put("feeCurrency", "")
                .put("markPrice", plain(price))
                .put("tradeIv", "")
                .put("markIv", "")
                .put("indexPrice", "")
                .put("underlyingPrice", "")
                .put("blockTradeId", "")
                .put("extraFees", "");
    }
}
