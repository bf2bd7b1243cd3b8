package dev.scalpel.localexchange.market;

import java.math.BigDecimal;

/** Public trades of one price, side and instant, as {@code aggTrades} tells them; ids from first to last, both in. */
public record AggregateTrade(
        long id,
        BigDecimal price,
        BigDecimal quantity,
        long firstTradeId,
        long lastTradeId,
        long time,
        boolean buyerIsMaker) {

    BigDecimal quoteQuantity() {
        return price.multiply(quantity);
    }
}
