package dev.scalpel.venue.coinbase;

import dev.scalpel.market.Symbol;
import dev.scalpel.trading.OrderSide;
import dev.scalpel.venue.trading.NewOrder;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bodies of orders and cancellations: "Create Order", order_configuration, and "Cancel Orders". Our client id is sent as it is:
 * the venue takes any text (its own example is no UUID, and ccxt sends 41 characters), and reports it with the order, so that an
 * order says itself which intent it belongs to.
 */
final class CoinbaseOrderRequests {

    private CoinbaseOrderRequests() {}

    static CoinbaseRequest create(Symbol symbol, NewOrder order) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("client_order_id", order.clientId());
        body.put("product_id", CoinbaseAdapter.product(symbol));
        body.put("side", order.side().name());
        body.put("order_configuration", configuration(order));
        return CoinbaseRequest.post("orders", body);
    }

    static CoinbaseRequest cancel(String orderId) {
        return CoinbaseRequest.post("orders/batch_cancel", Map.of("order_ids", List.of(orderId)));
    }

    private static Map<String, Object> configuration(NewOrder order) {
        Map<String, Object> sizes = new LinkedHashMap<>();
        sizes.put("base_size", order.quantity().toPlainString());
        return switch (order.type()) {
            case MARKET -> Map.of("market_market_ioc", sizes);
            case IMMEDIATE -> {
                sizes.put("limit_price", price(order, order.limit()));
                yield Map.of("sor_limit_ioc", sizes);
            }
            case POST_ONLY -> {
                sizes.put("limit_price", price(order, order.limit()));
                sizes.put("post_only", true);
                yield Map.of("limit_limit_gtc", sizes);
            }
            case STOP_LIMIT -> {
                sizes.put("limit_price", price(order, order.limit()));
                sizes.put("stop_price", price(order, order.trigger()));
                sizes.put(
                        "stop_direction",
                        order.side() == OrderSide.SELL ? "STOP_DIRECTION_STOP_DOWN" : "STOP_DIRECTION_STOP_UP");
                yield Map.of("stop_limit_stop_limit_gtc", sizes);
            }
            case STOP_MARKET, TARGET_MARKET ->
                throw new IllegalArgumentException(
                        "the venue has no orders of type " + order.type() + ": " + order.clientId());
        };
    }

    private static String price(NewOrder order, Optional<BigDecimal> price) {
        return price.orElseThrow(() -> new IllegalArgumentException(
                        "an order of type " + order.type() + " must have its prices: " + order.clientId()))
                .toPlainString();
    }
}
