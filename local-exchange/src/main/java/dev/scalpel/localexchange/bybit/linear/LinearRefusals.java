package dev.scalpel.localexchange.bybit.linear;

import dev.scalpel.localexchange.bybit.api.Action;
import dev.scalpel.localexchange.bybit.api.Refusal;
import dev.scalpel.localexchange.protocol.ApiException;

/** The refusals of contracts: "Error Codes", "Contract" and "UTA". */
final class LinearRefusals {

    private LinearRefusals() {}

    static Refusal noSuchOrder() {
        return new Refusal(110001, "order not exists or too late to cancel");
    }

    static Refusal invalid(String name) {
        return Refusal.parameter(name + " invalid");
    }

    static Refusal wrongPositionIndex() {
        return Refusal.parameter("position idx not match position mode");
    }

    /** The same action, with the refusals of the market in this API's words. */
    static Action.Run translated(Action.Run run) {
        return (call, now) -> {
            try {
                return run.at(call, now);
            } catch (ApiException refused) {
                throw of(refused, call.is("triggerDirection", "1"));
            }
        };
    }

    private static Refusal of(ApiException refused, boolean rises) {
        return switch (refused.reason()) {
            case PRICE -> invalid("price");
            case PRICE_BAND -> new Refusal(110003, "Order price exceeds the allowable range.");
            case QUANTITY -> invalid("qty");
            case VALUE -> new Refusal(110094, "Order notional value below the lower limit");
            case TOO_MANY_ORDERS -> new Refusal(110020, "Not allowed to have more than 500 active orders.");
            case TOO_MANY_STOPS -> new Refusal(110009, "The number of stop orders exceeds the maximum allowable limit");
            case INSUFFICIENT_BALANCE -> new Refusal(110007, "Available balance is insufficient");
            case DUPLICATE_ID -> new Refusal(110072, "OrderLinkedID is duplicate");
            case MARKET_CLOSED -> new Refusal(110074, "This contract is not live");
            case NOT_OPEN -> noSuchOrder();
            // The message is the venue's own: github.com/ccxt/ccxt/issues/19588.
            case NOTHING_TO_REDUCE -> new Refusal(110017, "Reduce-only rule not satisfied");
            case POSITION_LIMIT ->
                new Refusal(110090, "Order placement failed as your position may exceed the max limit.");
            case WOULD_TRIGGER ->
                rises
                        ? new Refusal(110092, "expect Rising, but trigger_price <= current")
                        : new Refusal(110093, "expect Falling, but trigger_price >= current");
            case WOULD_TAKE, OTHER -> new Refusal(110032, "Order is illegal: " + refused.text());
        };
    }
}
