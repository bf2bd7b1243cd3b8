package dev.scalpel.localexchange.bybit;

import dev.scalpel.localexchange.protocol.ApiException;

/** A refusal with one of the codes of the page "Error Codes". */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int PARAMETER_ERROR = 10001;

    private final int code;

    Refusal(int code, String message) {
        // A refusal is a response, not a failure of this program, so it needs no stack trace.
        super(message, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }

    static Refusal parameter(String message) {
        return new Refusal(PARAMETER_ERROR, message);
    }

    /** "Data sent for paramter '%s' is not valid." is the venue's own spelling. */
    static Refusal invalid(String name) {
        return new Refusal(170130, "Data sent for paramter '" + name + "' is not valid.");
    }

    /** What the market itself refuses, in this API's words. */
    static Refusal of(ApiException refused) {
        return switch (refused.reason()) {
            case PRICE -> new Refusal(170134, "Order price has too many decimals.");
            case PRICE_BAND -> new Refusal(170193, "Buy order price cannot be higher than the limit.");
            case QUANTITY -> new Refusal(170137, "Order quantity has too many decimals.");
            case VALUE -> new Refusal(170140, "Order value exceeded lower limit.");
            case TOO_MANY_ORDERS ->
                new Refusal(170810, "Cannot exceed maximum of 500 conditional, TP/SL and active orders.");
            case INSUFFICIENT_BALANCE -> new Refusal(170131, "Insufficient balance.");
            case DUPLICATE_ID -> new Refusal(170141, "Duplicate clientOrderId.");
            case MARKET_CLOSED -> new Refusal(170151, "This trading pair is not open yet.");
            case NOT_OPEN -> new Refusal(170142, "Order has been cancelled.");
            case WOULD_TAKE, WOULD_TRIGGER, OTHER -> new Refusal(170210, "New order rejected: " + refused.text());
        };
    }
}
