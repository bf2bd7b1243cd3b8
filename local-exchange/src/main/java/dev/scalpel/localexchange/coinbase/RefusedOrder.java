package dev.scalpel.localexchange.coinbase;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Reason;
import dev.scalpel.trading.OrderSide;

/** "Create Order", error_response: why an order was refused, in one of two fields by what has refused it. */
final class RefusedOrder {

    private RefusedOrder() {}

    static ObjectNode json(Reason reason, OrderSide side, JsonNode configuration) {
        String none = "UNKNOWN_FAILURE_REASON";
        return switch (reason) {
            case PRICE -> json(none, "PREVIEW_INVALID_PRICE_PRECISION", configuration);
            case PRICE_BAND -> json(none, "PREVIEW_LIMIT_PRICE_TOO_FAR_FROM_MARKET", configuration);
            case QUANTITY -> json(none, "PREVIEW_INVALID_SIZE_PRECISION", configuration);
            case VALUE -> json(none, "PREVIEW_INVALID_QUOTE_SIZE_TOO_SMALL", configuration);
            case TOO_MANY_ORDERS -> json("TOO_MANY_OPEN_ORDERS", none, configuration);
            case INSUFFICIENT_BALANCE -> json(none, "PREVIEW_INSUFFICIENT_FUND", configuration);
            case MARKET_CLOSED -> json("ORDER_ENTRY_DISABLED", none, configuration);
            case WOULD_TAKE -> json("INVALID_LIMIT_PRICE_POST_ONLY", none, configuration);
            case WOULD_TRIGGER ->
                json(
                        none,
                        side == OrderSide.SELL
                                ? "PREVIEW_STOP_PRICE_ABOVE_LAST_TRADE_PRICE"
                                : "PREVIEW_STOP_PRICE_BELOW_LAST_TRADE_PRICE",
                        configuration);
            case DUPLICATE_ID, NOT_OPEN, TOO_MANY_STOPS, NOTHING_TO_REDUCE, POSITION_LIMIT, OTHER ->
                json("INVALID_REQUEST", none, configuration);
        };
    }

    /** A refused order has HTTP 200. */
    static ObjectNode json(String orderReason, String previewReason, JsonNode configuration) {
        ObjectNode error = Json.object()
                .put("error", orderReason)
                .put("message", "")
                .put("error_details", "")
                .put("preview_failure_reason", previewReason)
                .put("new_order_failure_reason", orderReason);
        ObjectNode answer = Json.object()
                .put("success", false)
                .put("failure_reason", orderReason)
                .put("order_id", "");
        answer.set("error_response", error);
        answer.set("order_configuration", configuration);
        return answer;
    }
}
