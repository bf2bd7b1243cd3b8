package dev.scalpel.venue.bybit;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.NewOrder;

/** The requests of new orders: "Place Order". */
final class BybitOrderRequests {

    static final String STOPS = "tpslOrder";
    static final String ORDERS = "Order";
    private static final String CREATE = "/v5/order/create";
    /** "Enums Definitions", "positionIdx". */
    private static final int ONE_WAY = 0;

    static final int RISES = 1;
    static final int FALLS = 2;

    private BybitOrderRequests() {}

    static BybitRequest of(Category category, Symbol symbol, NewOrder order) {
        return category.isSpot() ? spot(symbol, order) : linear(symbol, order);
    }

    /**
     * An order with a trigger is a conditional one. Triggers are of the last price, as bars are made of it; the mark price
     * liquidates. {@code closeOnTrigger}: "to ensure your stop loss reduces your position regardless of current available margin".
     */
    private static BybitRequest linear(Symbol symbol, NewOrder order) {
        BybitRequest common = Category.LINEAR
                .post(CREATE, symbol)
                .with("side", side(order.side()))
                .with("qty", order.quantity())
                .withAmount("price", order.limit())
                .with("orderLinkId", order.clientId())
                .with("positionIdx", ONE_WAY)
                .with("reduceOnly", order.reduceOnly());
        return switch (order.type()) {
            case MARKET -> common.with("orderType", "Market");
            case IMMEDIATE -> common.with("orderType", "Limit").with("timeInForce", "IOC");
            case POST_ONLY -> common.with("orderType", "Limit").with("timeInForce", "PostOnly");
            case STOP_MARKET ->
                conditional(common, order, stopDirection(order.side())).with("orderType", "Market");
            case STOP_LIMIT ->
                conditional(common, order, stopDirection(order.side()))
                        .with("orderType", "Limit")
                        .with("timeInForce", "GTC");
            case TARGET_MARKET ->
                conditional(common, order, targetDirection(order.side())).with("orderType", "Market");
        };
    }

    private static BybitRequest conditional(BybitRequest request, NewOrder order, int direction) {
        return request.with("triggerPrice", order.trigger().orElseThrow())
                .with("triggerDirection", direction)
                .with("triggerBy", "LastPrice")
                .with("closeOnTrigger", order.reduceOnly());
    }

    /**
     * A market order's quantity is in the base asset only if {@code marketUnit} says so. A stop is a {@code tpslOrder}: it holds what
     * it sells from the start, where a {@code StopOrder} would fail when something else has sold it. By the documents only derivatives
     * have a {@code triggerDirection}; ccxt sends it for spot too.
     */
    private static BybitRequest spot(Symbol symbol, NewOrder order) {
        BybitRequest common = Category.SPOT
                .post(CREATE, symbol)
                .with("side", side(order.side()))
                .with("qty", order.quantity())
                .withAmount("price", order.limit())
                .withAmount("triggerPrice", order.trigger())
                .with("orderLinkId", order.clientId())
                .with("isLeverage", 0)
                .with("orderFilter", isStop(order.type()) ? STOPS : ORDERS);
        return switch (order.type()) {
            case MARKET -> common.with("orderType", "Market").with("marketUnit", "baseCoin");
            case IMMEDIATE -> common.with("orderType", "Limit").with("timeInForce", "IOC");
            case POST_ONLY -> common.with("orderType", "Limit").with("timeInForce", "PostOnly");
            case STOP_MARKET ->
                common.with("orderType", "Market")
                        .with("marketUnit", "baseCoin")
                        .with("triggerDirection", stopDirection(order.side()));
            case STOP_LIMIT ->
                common.with("orderType", "Limit")
                        .with("timeInForce", "GTC")
                        .with("triggerDirection", stopDirection(order.side()));
            case TARGET_MARKET -> throw new UnsupportedOperationException("targets do not rest beside stops on spot");
        };
    }

    private static boolean isStop(NewOrder.Type type) {
        return type == NewOrder.Type.STOP_MARKET || type == NewOrder.Type.STOP_LIMIT;
    }

    /** A stop that sells waits for a fall. */
    static int stopDirection(OrderSide side) {
        return side == OrderSide.SELL ? FALLS : RISES;
    }

    /** A target that sells waits for a rise. */
    static int targetDirection(OrderSide side) {
        return side == OrderSide.SELL ? RISES : FALLS;
    }

    static String side(OrderSide side) {
        return side == OrderSide.BUY ? "Buy" : "Sell";
    }
}
