package dev.scalpel.localexchange.market;

import java.math.BigDecimal;

/** Public trades of one price, side and instant, as {@code aggTrades} reports them; the range of trade ids is inclusive. */
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
