package dev.scalpel.localexchange.bybit.linear;

import static dev.scalpel.localexchange.bybit.api.Rows.plain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.bybit.api.Rows;
import dev.scalpel.localexchange.perpetual.engine.Funding;
import dev.scalpel.localexchange.perpetual.orders.Forced;
import dev.scalpel.localexchange.perpetual.orders.FuturesFill;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.UUID;

/** Executions as the API reports them: "Get Trade History". */
final class ExecutionRows {

    private static final long FUNDINGS = 3;
    private static final long FILLS = 4;

    private final LinearOrderBook orders;

    ExecutionRows(LinearOrderBook orders) {
        this.orders = orders;
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
        return execution(
                        payment.contract().name(),
                        payment.stamp(),
                        payment.mark(),
                        payment.quantity().abs())
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
