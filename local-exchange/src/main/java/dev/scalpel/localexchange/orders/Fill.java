package dev.scalpel.localexchange.orders;

import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;

/**
 * An executed part of an order.
 *
 * @param time epoch milliseconds of the exchange's time
 */
public record Fill(
        long id,
        long orderId,
        String symbol,
        OrderSide side,
        BigDecimal price,
        BigDecimal quantity,
        BigDecimal commission,
        String commissionAsset,
        boolean maker,
        long time) {

    public BigDecimal quoteQuantity() {
        return price.multiply(quantity);
    }
}
