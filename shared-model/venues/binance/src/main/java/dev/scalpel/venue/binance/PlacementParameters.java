package dev.scalpel.venue.binance;

import dev.scalpel.venue.trading.NewOrder;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An order's parameters; null is not sent. */
record PlacementParameters(
        String clientId,
        String type,
        @Nullable BigDecimal price,
        @Nullable BigDecimal stopPrice,
        @Nullable String timeInForce) {

    static PlacementParameters of(NewOrder order) {
        return new PlacementParameters(
                order.clientId(),
                type(order),
                order.limit().orElse(null),
                order.trigger().orElse(null),
                timeInForce(order));
    }

    private static String type(NewOrder order) {
        return switch (order.type()) {
            case MARKET -> "MARKET";
            case IMMEDIATE -> "LIMIT";
            case POST_ONLY -> "LIMIT_MAKER";
            case STOP_MARKET -> "STOP_LOSS";
            case STOP_LIMIT -> "STOP_LOSS_LIMIT";
            case TARGET_MARKET -> "TAKE_PROFIT";
        };
    }

    private static @Nullable String timeInForce(NewOrder order) {
        return switch (order.type()) {
            case IMMEDIATE -> "IOC";
            case STOP_LIMIT -> "GTC";
            case MARKET, POST_ONLY, STOP_MARKET, TARGET_MARKET -> null;
        };
    }
}
