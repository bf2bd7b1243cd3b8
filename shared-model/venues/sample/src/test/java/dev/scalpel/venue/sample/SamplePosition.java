package dev.scalpel.venue.sample;

import java.math.BigDecimal;

/**
 * The stand-in's netted margin account in one instrument, to the last digit.
 *
 * @param quantity negative of a short
 * @param cash deposits, what was sold minus what was bought, minus fees
 */
record SamplePosition(BigDecimal quantity, BigDecimal cash) {

    private static final BigDecimal LEVERAGE = BigDecimal.TEN;
    static final BigDecimal FEE_RATE = new BigDecimal("0.0002");

    static BigDecimal fee(BigDecimal quantity, BigDecimal price) {
        return quantity.multiply(price).multiply(FEE_RATE);
    }

    /** @param sign +1 of a purchase, −1 of a sale */
    SamplePosition after(int sign, BigDecimal filled, BigDecimal price) {
        BigDecimal signed = filled.multiply(BigDecimal.valueOf(sign));
        return new SamplePosition(
                quantity.add(signed), cash.subtract(signed.multiply(price)).subtract(fee(filled, price)));
    }

    /** How much an order of this direction could close; 0 when it would open. */
    BigDecimal closable(int sign) {
        return quantity.signum() == -sign ? quantity.abs() : BigDecimal.ZERO;
    }

    BigDecimal equity(BigDecimal price) {
        return cash.add(quantity.multiply(price));
    }

    BigDecimal margin(BigDecimal price) {
        return quantity.abs().multiply(price).divide(LEVERAGE);
    }

    /** What may be used for further positions; never negative. */
    BigDecimal available(BigDecimal price) {
        return equity(price).subtract(margin(price)).max(BigDecimal.ZERO);
    }

    boolean isCovered(BigDecimal price) {
        return margin(price).compareTo(equity(price)) <= 0;
    }
}
