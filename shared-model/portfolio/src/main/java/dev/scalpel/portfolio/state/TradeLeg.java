package dev.scalpel.portfolio.state;

import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import java.math.BigDecimal;
import java.math.MathContext;

/**
 * How a position was opened, or closed, so far.
 *
 * @param orderedAt when its first order was sent, epoch milliseconds
 * @param time of its last fill, epoch milliseconds
 * @param intendedPrice the limit or trigger of its first order; the first fill's price where that has neither
 * @param intendedQuantity of its first order
 * @param quantity filled
 * @param value of it in the quote asset, multiplier included, without fees
 */
public record TradeLeg(
        long orderedAt,
        long time,
        BigDecimal intendedPrice,
        BigDecimal intendedQuantity,
        BigDecimal quantity,
        BigDecimal value) {

    /** Of a first fill. */
    static TradeLeg of(Intent intent, Fill fill, BigDecimal value) {
        BigDecimal intended = intent.price().or(intent::stopPrice).orElse(fill.price());
        return new TradeLeg(intent.signedTimestamp(), fill.time(), intended, intent.quantity(), fill.quantity(), value);
    }

    /** With a further fill. */
    TradeLeg with(Fill fill, BigDecimal more) {
        return new TradeLeg(
                orderedAt,
                Math.max(time, fill.time()),
                intendedPrice,
                intendedQuantity,
                quantity.add(fill.quantity()),
                value.add(more));
    }

    /** The mean of the fills. */
    public BigDecimal price(BigDecimal multiplier) {
        return value.divide(quantity.multiply(multiplier), MathContext.DECIMAL64);
    }
}
