package dev.scalpel.venue.trading;

import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order to be sent.
 *
 * @param limit present when the type has a limit
 * @param trigger present for stops and for targets that are no limit orders
 * @param reduceOnly whether it closes a position: it must neither open nor turn one. At a spot venue the balance sees to
 *     that, and the adapter sends no mark
 */
public record NewOrder(
        String clientId,
        OrderSide side,
        Type type,
        BigDecimal quantity,
        Optional<BigDecimal> limit,
        Optional<BigDecimal> trigger,
        boolean reduceOnly) {

    public enum Type {
        /** At once, at any price. */
        MARKET,
        /** At once, up to its limit; what does not fill is cancelled. */
        IMMEDIATE,
        /** Never trades at once; the venue rejects it instead. */
        POST_ONLY,
        /** A market order once its trigger is touched. */
        STOP_MARKET,
        /** A limit order once its trigger is touched. */
        STOP_LIMIT,
        /** A market order once its trigger is touched, on the other side of the price than a stop's. */
        TARGET_MARKET
    }
}
