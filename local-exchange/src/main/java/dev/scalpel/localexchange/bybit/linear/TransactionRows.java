package dev.scalpel.localexchange.bybit.linear;

import static dev.scalpel.localexchange.bybit.api.Rows.plain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.bybit.api.Rows;
import dev.scalpel.localexchange.perpetual.account.Income;
import dev.scalpel.localexchange.perpetual.engine.Funding;
import dev.scalpel.localexchange.perpetual.orders.Forced;
import dev.scalpel.localexchange.perpetual.orders.FuturesFill;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.Optional;

/** Changes of the wallet as the API reports them. */
final class TransactionRows {

    private final LinearOrderBook orders;

    TransactionRows(LinearOrderBook orders) {
        this.orders = orders;
    }

    /** "Enums Definitions", "type(uta-translog)". */
    private static String type(FuturesFill fill) {
        return Forced.of(fill.clientId())
                .map(why -> switch (why) {
                    case LIQUIDATION -> "LIQUIDATION";
                    case DELEVERAGING -> "ADL";
                    case SETTLEMENT -> "DELIVERY";
                })
                .orElse("TRADE");
    }

    /** "Change = cashFlow + funding - fee". */
    ObjectNode trade(FuturesFill fill, LinearOrder owner, Optional<BigDecimal> balance) {
        return row(fill.symbol(), fill.time(), type(fill), fill.feeAsset())
                .put("id", "fill-" + fill.id())
                .put("side", Rows.side(fill.side()))
                .put("funding", "")
                .put("fee", plain(fill.fee()))
                .put("cashFlow", plain(fill.realised()))
                .put("change", plain(fill.realised().subtract(fill.fee())))
                .put("cashBalance", balance.map(Rows::plain).orElse(""))
                .put("feeRate", "")
                .put("qty", plain(fill.quantity()))
                .put("size", "")
                .put("tradePrice", plain(fill.price()))
                .put("tradeId", ExecutionRows.executionId(fill))
                .put("orderId", owner.id())
                .put("orderLinkId", orders.linkId(fill.clientId()));
    }

    static ObjectNode funding(Funding.Payment payment) {
        boolean longs = payment.quantity().signum() > 0;
        return row(
                        payment.contract().name(),
                        payment.stamp(),
                        "SETTLEMENT",
                        payment.contract().asset())
                .put("id", "funding-" + payment.number())
                .put("side", Rows.side(longs ? OrderSide.BUY : OrderSide.SELL))
                .put("funding", plain(payment.paid()))
                .put("fee", "0")
                .put("cashFlow", "0")
                .put("change", plain(payment.paid()))
                .put("cashBalance", plain(payment.balance()))
                .put("feeRate", plain(longs ? payment.rate() : payment.rate().negate()))
                .put("qty", plain(payment.quantity().abs()))
                .put("size", plain(payment.quantity()))
                .put("tradePrice", plain(payment.mark()))
                .put("tradeId", ExecutionRows.executionId(payment))
                .put("orderId", ExecutionRows.executionId(payment))
                .put("orderLinkId", "");
    }

    /** A transfer, or what the insurance fund pays for an account that has lost more than it had. */
    static ObjectNode other(Income income) {
        String type =
                switch (income.type()) {
                    case TRANSFER -> income.amount().signum() > 0 ? "TRANSFER_IN" : "TRANSFER_OUT";
                    default -> "LIQUIDATION";
                };
        return row("", income.time(), type, income.asset())
                .put("id", "change-" + income.transactionId())
                .put("side", "None")
                .put("funding", "")
                .put("fee", "0")
                .put("cashFlow", plain(income.amount()))
                .put("change", plain(income.amount()))
                .put("cashBalance", plain(income.balance()))
                .put("feeRate", "")
                .put("qty", "0")
                .put("size", "0")
                .put("tradePrice", "0")
                .put("tradeId", "")
                .put("orderId", "")
                .put("orderLinkId", "");
    }

    private static ObjectNode row(String symbol, long time, String type, String currency) {
        return Json.object()
                .put("symbol", symbol)
                .put("category", LinearListings.CATEGORY)
                .put("transactionTime", Long.toString(time))
                .put("type", type)
                .put("transSubType", "")
                .put("currency", currency)
                .put("bonusChange", "")
                .put("extraFees", "");
    }
}
