package dev.scalpel.localexchange.bybit.spot;

import dev.scalpel.localexchange.bybit.api.Action;
import dev.scalpel.localexchange.bybit.api.Refusal;
import dev.scalpel.localexchange.protocol.ApiException;

/** The refusals of spot: "Error Codes", "Spot Trade". */
final class SpotRefusals {

    private SpotRefusals() {}

    /** "Data sent for paramter '%s' is not valid." is the venue's own spelling. */
    static Refusal invalid(String name) {
        return new Refusal(170130, "Data sent for paramter '" + name + "' is not valid.");
    }

    /** The same action, with the refusals of the market in this API's words. */
    static Action.Run translated(Action.Run run) {
        return (call, now) -> {
            try {
                return run.at(call, now);
            } catch (ApiException refused) {
                throw of(refused);
            }
        };
    }

    /** What the market itself refuses, in this API's words. */
    private static Refusal of(ApiException refused) {
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
            case WOULD_TAKE, WOULD_TRIGGER, TOO_MANY_STOPS, NOTHING_TO_REDUCE, POSITION_LIMIT, OTHER ->
                new Refusal(170210, "New order rejected: " + refused.text());
        };
    }
}
