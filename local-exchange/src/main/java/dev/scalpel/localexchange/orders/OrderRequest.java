package dev.scalpel.localexchange.orders;

import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.OrderType;
import java.math.BigDecimal;

/**
 * An order as it is asked for; zero stands for an amount that its type does not have.
 *
 * @param quantity in the base asset; zero when {@code quoteQuantity} says how much to spend or to earn
 */
public record OrderRequest(
        Market market,
        String clientId,
        Side side,
        OrderType type,
        TimeInForce timeInForce,
        BigDecimal quantity,
        BigDecimal quoteQuantity,
        BigDecimal price,
        BigDecimal stopPrice,
        OrderOptions options) {

    public OrderRequest withQuantity(BigDecimal other) {
        return new OrderRequest(
                market, clientId, side, type, timeInForce, other, quoteQuantity, price, stopPrice, options);
    }
}
