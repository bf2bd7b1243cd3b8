package dev.scalpel.localexchange.gemini;

import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Json;
import dev.scalpel.localexchange.protocol.Response;
import java.util.Map;

/** An error response: "Error Codes". */
final class GeminiRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int NOT_ACCEPTABLE = 406;

    private final int status;
    private final String reason;
    private final String text;

    GeminiRefusal(int status, String reason, String text) {
        // A refusal is a response, not a failure of this program, so it needs no stack trace.
        super(text, null, false, false);
        this.status = status;
        this.reason = reason;
        this.text = text;
    }

    static GeminiRefusal badRequest(String reason, String text) {
        return new GeminiRefusal(BAD_REQUEST, reason, text);
    }

    static GeminiRefusal unknownPath(String path) {
        return new GeminiRefusal(NOT_FOUND, "EndpointNotFound", "API entry point `" + path + "` not found");
    }

    static GeminiRefusal orderNotFound(String id) {
        return new GeminiRefusal(NOT_FOUND, "OrderNotFound", "Order " + id + " not found");
    }

    /**
     * What the market's refusal of an order is here. The documents name no reason for an id that an open order has, nor for too many
     * orders.
     *
     * @param price and amount as they were sent
     */
    static GeminiRefusal of(ApiException refused, String symbol, String price, String amount) {
        return switch (refused.reason()) {
            case PRICE, PRICE_BAND -> badRequest("InvalidPrice", "Invalid price for symbol " + symbol + ": " + price);
            case QUANTITY, VALUE ->
                badRequest("InvalidQuantity", "Invalid quantity for symbol " + symbol + ": " + amount);
            case INSUFFICIENT_BALANCE ->
                new GeminiRefusal(
                        NOT_ACCEPTABLE,
                        "InsufficientFunds",
                        "Failed to place order on symbol '" + symbol + "' for price " + price + " and quantity "
                                + amount + " due to insufficient funds");
            case MARKET_CLOSED -> badRequest("MarketNotOpen", "The market " + symbol + " is not open");
            case WOULD_TRIGGER -> badRequest("InvalidStopPrice", "Invalid stop price for symbol " + symbol);
            case DUPLICATE_ID -> badRequest("DuplicateClientOrderId", "An open order has this client_order_id");
            case TOO_MANY_ORDERS -> badRequest("TooManyOrders", "Too many open orders");
            case WOULD_TAKE, NOT_OPEN, TOO_MANY_STOPS, NOTHING_TO_REDUCE, POSITION_LIMIT, OTHER ->
                badRequest("InvalidOrder", refused.text());
        };
    }

    int status() {
        return status;
    }

    String reason() {
        return reason;
    }

    Response response() {
        return response(status, reason, text);
    }

    static Response response(int status, String reason, String text) {
        return new Response(
                status,
                Map.of(),
                "application/json",
                Json.object()
                        .put("result", "error")
                        .put("reason", reason)
                        .put("message", text)
                        .toString());
    }
}
