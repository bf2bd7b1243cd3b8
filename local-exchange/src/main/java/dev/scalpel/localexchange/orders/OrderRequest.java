package dev.scalpel.localexchange.orders;

import dev.scalpel.localexchange.market.Market;
import dev.scalpel.localexchange.market.OrderType;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;

/**
 * A requested order; an amount that its type does not have is zero.
 *
 * @param quantity in the base asset; zero when {@code quoteQuantity} gives the value to spend or receive
 */
public record OrderRequest(
        Market market,
        String clientId,
        OrderSide side,
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
