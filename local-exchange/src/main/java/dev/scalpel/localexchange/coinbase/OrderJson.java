package dev.scalpel.localexchange.coinbase;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.market.OrderType;
import dev.scalpel.localexchange.matching.Order;
import dev.scalpel.localexchange.orders.Fill;
import dev.scalpel.localexchange.protocol.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/** Orders and fills as "Get Order" and "List Fills" report them. */
final class OrderJson {

    private static final int PRICE_DECIMALS = 16;
    private static final int ID_DIGITS = 12;

    private OrderJson() {}

    /** The venue's ids are UUIDs: the number is its last part. */
    static String id(long number) {
        return String.format("00000000-0000-4000-8000-%012x", number);
    }

    static Optional<Long> number(String id) {
        if (id.length() != id(0).length() || !id.matches("[0-9a-f-]+")) {
            return Optional.empty();
        }
        String digits = id.substring(id.length() - ID_DIGITS);
        return digits.contains("-")
                ? Optional.empty()
                : Optional.of(Long.parseLong(digits, 16))
                        .filter(number -> id(number).equals(id));
    }

    static ObjectNode order(Order order) {
        BigDecimal executed = order.executed();
        BigDecimal average = executed.signum() == 0
                ? BigDecimal.ZERO
                : order.executedQuote().divide(executed, PRICE_DECIMALS, RoundingMode.HALF_UP);
        BigDecimal share = order.quantity().signum() == 0
                ? BigDecimal.ZERO
                : executed.movePointRight(2).divide(order.quantity(), 2, RoundingMode.DOWN);
        BigDecimal fees = order.fills().stream().map(Fill::commission).reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean inQuote = order.request().quantity().signum() == 0;
        ObjectNode json = Json.object()
                .put("order_id", id(order.id()))
                .put("product_id", Products.id(order.market()))
                .put("user_id", "")
                .put("side", order.side().name())
                .put("client_order_id", order.clientId())
                .put("status", status(order))
                .put("time_in_force", timeInForce(order))
                .put("created_time", Products.time(order.created()))
                .put("last_update_time", Products.time(order.updated()))
                .put("completion_percentage", Amounts.text(share))
                .put("filled_size", Amounts.text(executed))
                .put("average_filled_price", Amounts.text(average))
                .put("fee", "")
                .put("number_of_fills", Integer.toString(order.fills().size()))
                .put("filled_value", Amounts.text(order.executedQuote()))
                .put("pending_cancel", false)
                .put("size_in_quote", inQuote)
                .put("total_fees", Amounts.text(fees))
                .put("size_inclusive_of_fees", false)
                .put(
                        "total_value_after_fees",
                        Amounts.text(order.executedQuote().add(fees)))
                .put("trigger_status", trigger(order))
                .put("order_type", type(order))
                .put("reject_reason", "REJECT_REASON_UNSPECIFIED")
                .put("settled", !order.status().isOpen())
                .put("product_type", "SPOT")
                .put("reject_message", "")
                .put("cancel_message", "")
                .put("order_placement_source", "RETAIL_ADVANCED")
                .put("is_liquidation", false);
        order.fills().stream()
                .mapToLong(Fill::time)
                .max()
                .ifPresent(last -> json.put("last_fill_time", Products.time(last)));
        json.set("order_configuration", OrderConfiguration.json(order.request(), order.quantity()));
        return json;
    }

    /** What ends without a fill is cancelled here, also an immediate order's rest. */
    private static String status(Order order) {
        return switch (order.status()) {
            case PENDING_NEW, NEW, PARTIALLY_FILLED -> "OPEN";
            case FILLED -> "FILLED";
            case CANCELED, EXPIRED, EXPIRED_IN_MATCH -> "CANCELLED";
            case REJECTED -> "FAILED";
        };
    }

    private static String timeInForce(Order order) {
        if (order.request().type() == OrderType.MARKET) {
            return "IMMEDIATE_OR_CANCEL";
        }
        return switch (order.request().timeInForce()) {
            case GTC -> "GOOD_UNTIL_CANCELLED";
            case IOC -> "IMMEDIATE_OR_CANCEL";
            case FOK -> "FILL_OR_KILL";
        };
    }

    private static String trigger(Order order) {
        if (!order.request().type().waitsForTrigger()) {
            return "INVALID_ORDER_TYPE";
        }
        return order.isTriggered() ? "STOP_TRIGGERED" : "STOP_PENDING";
    }

    private static String type(Order order) {
        if (order.request().type() == OrderType.MARKET) {
            return "MARKET";
        }
        return order.request().type().waitsForTrigger() ? "STOP_LIMIT" : "LIMIT";
    }

    static ObjectNode fill(Fill fill, String product) {
        return Json.object()
                .put("entry_id", id(fill.id()))
                .put("trade_id", id(fill.id()))
                .put("order_id", id(fill.orderId()))
                .put("trade_time", Products.time(fill.time()))
                .put("trade_type", "FILL")
                .put("price", Amounts.text(fill.price()))
                .put("size", Amounts.text(fill.quantity()))
                .put("commission", Amounts.text(fill.commission()))
                .put("product_id", product)
                .put("sequence_timestamp", Products.time(fill.time()))
                .put("liquidity_indicator", fill.maker() ? "MAKER" : "TAKER")
                .put("size_in_quote", false)
                .put("user_id", "")
                .put("side", fill.side().name());
    }
}
