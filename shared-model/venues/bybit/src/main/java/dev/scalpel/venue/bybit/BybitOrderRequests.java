package dev.scalpel.venue.bybit;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.NewOrder;

/** The requests of new orders: "Place Order". */
final class BybitOrderRequests {

    static final String STOPS = "tpslOrder";
    static final String ORDERS = "Order";
    static final int RISES = 1;
    static final int FALLS = 2;

    private BybitOrderRequests() {}

    /**
     * A market order's quantity is in the base asset only if {@code marketUnit} says so. A stop is a {@code tpslOrder}: it holds what
     * it sells from the start, where a {@code StopOrder} would fail when something else has sold it. By the documents only derivatives
     * have a {@code triggerDirection}; ccxt sends it for spot too.
     */
    static BybitRequest spot(Symbol symbol, NewOrder order) {
        BybitRequest common = Category.SPOT
                .post("/v5/order/create", symbol)
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

    static String side(OrderSide side) {
        return side == OrderSide.BUY ? "Buy" : "Sell";
    }
}
