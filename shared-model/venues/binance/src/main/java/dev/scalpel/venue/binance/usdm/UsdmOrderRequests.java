package dev.scalpel.venue.binance.usdm;

import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.NewOrder;

/** The requests of new orders: "New Order" and "New Algo Order". */
final class UsdmOrderRequests {

    static final String ORDER = "/fapi/v1/order";
    static final String TEST_ORDER = "/fapi/v1/order/test";
    static final String ALGO_ORDER = "/fapi/v1/algoOrder";

    private UsdmOrderRequests() {}

    /** A market order, or a limit order that trades at once (IOC) or never at once (GTX), reports its result in the response. */
    static UsdmRequest of(Symbol symbol, NewOrder order) {
        boolean conditional = isConditional(order.type());
        UsdmRequest common = UsdmRequest.post(conditional ? ALGO_ORDER : ORDER)
                .with("symbol", UsdmAdapter.name(symbol))
                .with("side", order.side().name())
                .with("quantity", order.quantity())
                .withPrice("price", order.limit());
        UsdmRequest sized = order.reduceOnly() ? common.with("reduceOnly", "true") : common;
        return switch (order.type()) {
            case MARKET -> plain(sized, order).with("type", "MARKET");
            case IMMEDIATE -> plain(sized, order).with("type", "LIMIT").with("timeInForce", "IOC");
            case POST_ONLY -> plain(sized, order).with("type", "LIMIT").with("timeInForce", "GTX");
            case STOP_MARKET -> conditional(sized, order).with("type", "STOP_MARKET");
            case STOP_LIMIT -> conditional(sized, order).with("type", "STOP").with("timeInForce", "GTC");
            case TARGET_MARKET -> conditional(sized, order).with("type", "TAKE_PROFIT_MARKET");
        };
    }

    private static UsdmRequest plain(UsdmRequest request, NewOrder order) {
        return request.with("newClientOrderId", order.clientId()).with("newOrderRespType", "RESULT");
    }

    /** Triggered by the last price, as bars are made of it; the mark price liquidates. */
    private static UsdmRequest conditional(UsdmRequest request, NewOrder order) {
        return request.with("algoType", "CONDITIONAL")
                .with("clientAlgoId", order.clientId())
                .with("workingType", "CONTRACT_PRICE")
                .with("triggerPrice", order.trigger().orElseThrow());
    }

    static boolean isConditional(NewOrder.Type type) {
        return switch (type) {
            case STOP_MARKET, STOP_LIMIT, TARGET_MARKET -> true;
            case MARKET, IMMEDIATE, POST_ONLY -> false;
        };
    }
}
