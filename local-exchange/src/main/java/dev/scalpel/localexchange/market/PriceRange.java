package dev.scalpel.localexchange.market;

import java.math.BigDecimal;

/**
 * How far from the reference price an incoming order may trade (faqs/price_range_execution_rules.md).
 *
 * @param up the highest price, as a multiple of the reference price
 * @param down the lowest price, as a multiple of the reference price
 */
public record PriceRange(BigDecimal up, BigDecimal down) {

    public PriceRange {
        if (down.signum() <= 0 || down.compareTo(BigDecimal.ONE) >= 0 || up.compareTo(BigDecimal.ONE) <= 0) {
            throw new IllegalArgumentException(
                    "the multipliers of a price range must be > 1 and in (0, 1): " + up + " and " + down);
        }
    }

    boolean allows(BigDecimal price, BigDecimal reference) {
        return price.compareTo(reference.multiply(up)) <= 0 && price.compareTo(reference.multiply(down)) >= 0;
    }
}
