package dev.scalpel.venue.trading;

import dev.scalpel.ledger.OrderSide;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order that is about to be sent.
 *
 * @param limit present where the type has a limit
 * @param trigger present for stops
 */
public record NewOrder(
        String clientId,
        OrderSide side,
        Type type,
        BigDecimal quantity,
        Optional<BigDecimal> limit,
        Optional<BigDecimal> trigger) {

    public enum Type {
        /** At once, at any price. */
        MARKET,
        /** At once, up to its limit; what does not fill is gone. */
        IMMEDIATE,
        /** Only into the book; refused when it would trade at once. */
        POST_ONLY,
        /** A market order once its trigger is touched. */
        STOP_MARKET,
        /** A limit order once its trigger is touched. */
        STOP_LIMIT
    }
}
