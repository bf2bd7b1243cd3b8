package dev.scalpel.localexchange.tradovate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.margin.account.PositionState;
import dev.scalpel.localexchange.margin.contract.MarginMarket;
import dev.scalpel.localexchange.margin.orders.EndReason;
import dev.scalpel.localexchange.margin.orders.MarginFill;
import dev.scalpel.localexchange.margin.orders.MarginOrder;
import dev.scalpel.localexchange.margin.orders.MarginOrderState;
import dev.scalpel.localexchange.margin.orders.MarginOrderType;
import dev.scalpel.localexchange.margin.orders.OrderCause;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.trading.futures.ContractChoice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Orders, fills and positions as the venue writes them: "Order", "OrderVersion", "Fill", "FillFee", "Position". */
final class Entities {

    /** Of a contract, in the parts of which the venue reports a fee; their sum is charged. */
    private static final BigDecimal EXCHANGE_FEE = new BigDecimal("1.38");

    private static final BigDecimal CLEARING_FEE = new BigDecimal("0.19");
    private static final BigDecimal NFA_FEE = new BigDecimal("0.02");
    private static final BigDecimal COMMISSION = new BigDecimal("0.39");

    private static final int PRICE_DECIMALS = 8;

    private final Directory directory;

    Entities(Directory directory) {
        this.directory = directory;
    }

    /** What a fill of so many contracts costs. */
    static BigDecimal fee(BigDecimal contracts) {
        return EXCHANGE_FEE.add(CLEARING_FEE).add(NFA_FEE).add(COMMISSION).multiply(contracts);
    }

    ObjectNode order(MarginOrder order, MarginOrderState state, Optional<Long> other) {
        ObjectNode row = Json.object()
                .put("id", order.id())
                .put("accountId", Directory.ACCOUNT)
                .put("contractId", directory.contractId(order.request().market()))
                .put("timestamp", time(order.created()))
                .put("action", action(order.request().side()))
                .put("ordStatus", status(state))
                .put("executionProviderId", 1)
                .put("admin", order.request().cause() == OrderCause.CLOSEOUT);
        other.ifPresent(id -> row.put("ocoId", id));
        return row;
    }

    /** "ExecutionReport": the newest of a command, which has what the order has filled so far. */
    ObjectNode execution(long command, MarginOrder order, MarginOrderState state) {
        ObjectNode row = Json.object()
                .put("id", command * 10)
                .put("commandId", command)
                .put("accountId", Directory.ACCOUNT)
                .put("contractId", directory.contractId(order.request().market()))
                .put("timestamp", time(state.time()))
                .put("orderId", order.id())
                .put("execType", state.executed().signum() > 0 ? "Trade" : "New")
                .put("ordStatus", status(state))
                .put("action", action(order.request().side()))
                .put("cumQty", state.executed().intValueExact());
        if (state.executed().signum() > 0) {
            row.put("avgPx", state.value().divide(state.executed(), PRICE_DECIMALS, RoundingMode.HALF_UP));
        }
        return row;
    }

    private static String status(MarginOrderState state) {
        return switch (state.status()) {
            case FILLED -> "Filled";
            case EXPIRED -> "Expired";
            case CANCELED ->
                state.reason().filter(reason -> reason == EndReason.NO_MARGIN).isPresent() ? "Rejected" : "Canceled";
            default -> "Working";
        };
    }

    /** What was ordered; this stand-in has no modified orders. */
    static ObjectNode version(MarginOrder order) {
        ObjectNode row = Json.object()
                .put("id", order.id())
                .put("orderId", order.id())
                .put("orderQty", order.request().quantity().intValueExact())
                .put("orderType", type(order.request().type()))
                .put("timeInForce", order.request().lifetime().end().isPresent() ? "GTD" : "GTC");
        order.request().limit().ifPresent(price -> row.put("price", price));
        order.request().trigger().ifPresent(price -> row.put("stopPrice", price));
        order.request().lifetime().end().ifPresent(end -> row.put("expireTime", time(end)));
        return row;
    }

    private static String type(MarginOrderType type) {
        return switch (type) {
            case MARKET -> "Market";
            case LIMIT -> "Limit";
            case STOP -> "Stop";
            case STOP_LIMIT -> "StopLimit";
        };
    }

    ObjectNode fill(MarginFill fill) {
        ObjectNode row = Json.object()
                .put("id", fill.id())
                .put("orderId", fill.order().id())
                .put("contractId", directory.contractId(fill.order().request().market()))
                .put("timestamp", time(fill.time()))
                .put("action", action(fill.order().request().side()))
                .put("qty", fill.quantity().intValueExact())
                .put("price", fill.price())
                .put("active", true)
                .put("finallyPaired", 0);
        row.set("tradeDate", tradeDate(fill.time()));
        return row;
    }

    static ObjectNode fillFee(MarginFill fill) {
        return Json.object()
                .put("id", fill.id())
                .put("clearingFee", CLEARING_FEE.multiply(fill.quantity()))
                .put("clearingCurrencyId", Directory.USD)
                .put("exchangeFee", EXCHANGE_FEE.multiply(fill.quantity()))
                .put("exchangeCurrencyId", Directory.USD)
                .put("nfaFee", NFA_FEE.multiply(fill.quantity()))
                .put("nfaCurrencyId", Directory.USD)
                .put("commission", COMMISSION.multiply(fill.quantity()))
                .put("commissionCurrencyId", Directory.USD);
    }

    ObjectNode position(MarginMarket market, PositionState state, long now) {
        ObjectNode row = Json.object()
                .put("id", directory.contractId(market) + 1_000_000)
                .put("accountId", Directory.ACCOUNT)
                .put("contractId", directory.contractId(market))
                .put("timestamp", time(state.time()))
                .put("netPos", state.quantity().intValueExact())
                .put("netPrice", state.entryPrice());
        row.set("tradeDate", tradeDate(now));
        return row;
    }

    private static ObjectNode tradeDate(long millis) {
        LocalDate day = ContractChoice.tradingDay(Instant.ofEpochMilli(millis));
        return Json.object()
                .put("year", day.getYear())
                .put("month", day.getMonthValue())
                .put("day", day.getDayOfMonth());
    }

    private static String action(OrderSide side) {
        return side == OrderSide.BUY ? "Buy" : "Sell";
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}
