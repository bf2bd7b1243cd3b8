package dev.scalpel.localexchange.perpetual.orders;

import dev.scalpel.localexchange.perpetual.account.HoldingSide;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;

/**
 * An executed part of an order.
 *
 * @param fee in the margin asset
 * @param realised the profit of what it closed
 * @param time epoch milliseconds of the venue's time
 */
public record FuturesFill(
        long id,
        long orderId,
        String clientId,
        String symbol,
        OrderSide side,
        HoldingSide holdingSide,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal fee,
        String feeAsset,
        BigDecimal realised,
        boolean maker,
        long time) {

    public BigDecimal quoteQuantity() {
        return price.multiply(quantity);
    }
}
