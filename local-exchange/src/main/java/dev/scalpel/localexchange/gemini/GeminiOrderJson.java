package dev.scalpel.localexchange.gemini;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.market.OrderType;
import dev.scalpel.localexchange.matching.Order;
import dev.scalpel.localexchange.orders.ExpiryReason;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.orders.OrderStatus;
import dev.scalpel.localexchange.orders.TimeInForce;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Orders and executions as the venue writes them: "Get Order Status", "List Past Trades". */
final class GeminiOrderJson {

    /** The venue's average prices are rounded, so that a client must not compute with them. */
    private static final int AVERAGE_DECIMALS = 4;

    private final Set<Long> wouldTake;

    /** @param wouldTake ids of post-only orders that were cancelled because they would have traded at once */
    GeminiOrderJson(Set<Long> wouldTake) {
        this.wouldTake = wouldTake;
    }

    /** The response to a new order: the documents' example of a stop names neither its client id nor what remains. */
    ObjectNode placed(Order order) {
        ObjectNode json = order(order);
        return isStop(order) ? json.without(List.of("client_order_id", "remaining_amount")) : json;
    }

    /** With these of its trades, which may be listed later than the executed amount. */
    ObjectNode order(Order order, List<Fill> listed) {
        ObjectNode json = order(order);
        ArrayNode trades = json.putArray("trades");
        listed.forEach(fill -> trades.add(trade(fill)));
        return json;
    }

    ObjectNode order(Order order) {
        OrderStatus status = order.status();
        ObjectNode json = Json.object()
                .put("order_id", Long.toString(order.id()))
                .put("id", Long.toString(order.id()))
                .put("symbol", GeminiSymbols.name(order.market()))
                .put("exchange", "gemini")
                .put("avg_execution_price", average(order))
                .put("side", order.side() == OrderSide.BUY ? "buy" : "sell")
                .put("type", isStop(order) ? "stop-limit" : "exchange limit")
                .put("timestamp", Long.toString(order.created() / 1_000))
                .put("timestampms", order.created())
                .put("is_live", status.isOpen())
                .put("is_cancelled", isCancelled(status))
                .put("is_hidden", false)
                .put("was_forced", false)
                .put("executed_amount", plain(order.executed()))
                .put("price", order.request().price().toPlainString())
                .put("original_amount", plain(order.quantity()))
                .put("remaining_amount", plain(order.quantity().subtract(order.executed())));
        if (!order.clientId().isEmpty()) {
            json.put("client_order_id", order.clientId());
        }
        if (isStop(order)) {
            json.put("stop_price", order.request().stopPrice().toPlainString());
        }
        if (isCancelled(status)) {
            json.put("reason", reason(order));
        }
        ArrayNode options = json.putArray("options");
        option(order).ifPresent(options::add);
        return json;
    }

    static boolean isStop(Order order) {
        return order.request().type() == OrderType.STOP_LOSS_LIMIT;
    }

    private static boolean isCancelled(OrderStatus status) {
        return status == OrderStatus.CANCELED
                || status == OrderStatus.EXPIRED
                || status == OrderStatus.EXPIRED_IN_MATCH;
    }

    private static String average(Order order) {
        return order.executed().signum() == 0
                ? "0.00"
                : order.executedQuote()
                        .divide(order.executed(), AVERAGE_DECIMALS, RoundingMode.HALF_UP)
                        .toPlainString();
    }

    /** "All Cancellation Reasons". */
    private String reason(Order order) {
        if (wouldTake.contains(order.id())) {
            return "MakerOrCancelWouldTake";
        }
        if (order.status() == OrderStatus.EXPIRED_IN_MATCH) {
            return "SelfCrossPrevented";
        }
        return order.expiryReason().map(GeminiOrderJson::reason).orElse("Requested");
    }

    private static String reason(ExpiryReason expired) {
        return switch (expired) {
            case UNFILLED_IOC_QUANTITY_EXPIRED, INSUFFICIENT_LIQUIDITY -> "ImmediateOrCancelWouldPost";
            case UNFILLED_FOK_ORDER_EXPIRED -> "FillOrKillWouldNotFill";
            case EXECUTION_RULE_PRICE_RANGE_EXCEEDED -> "ExceedsPriceLimits";
            case EXCHANGE_CANCELED, REJECTED, OCO_TRIGGER, OTO_PHASE_ONE_EXPIRED -> "TradingClosed";
        };
    }

    private static Optional<String> option(Order order) {
        if (order.request().type() == OrderType.LIMIT_MAKER) {
            return Optional.of("maker-or-cancel");
        }
        if (isStop(order) || order.request().timeInForce() == TimeInForce.GTC) {
            return Optional.empty();
        }
        return Optional.of(order.request().timeInForce() == TimeInForce.IOC ? "immediate-or-cancel" : "fill-or-kill");
    }

    static ObjectNode trade(Fill fill) {
        return Json.object()
                .put("price", plain(fill.price()))
                .put("amount", plain(fill.quantity()))
                .put("timestamp", fill.time() / 1_000)
                .put("timestampms", fill.time())
                .put("type", fill.side() == OrderSide.BUY ? "Buy" : "Sell")
                .put("aggressor", !fill.maker())
                .put("fee_currency", fill.commissionAsset())
                .put("fee_amount", plain(fill.commission()))
                .put("tid", fill.id())
                .put("order_id", Long.toString(fill.orderId()))
                .put("exchange", "gemini");
    }

    static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
