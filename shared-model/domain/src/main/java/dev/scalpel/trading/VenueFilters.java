package dev.scalpel.trading;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The order limits of a symbol at a venue.
 *
 * @param tickSize prices are whole multiples of it, above 0
 * @param stepSize quantities are whole multiples of it, above 0
 * @param minNotional minimum price times quantity, in the quote asset; 0 for none
 */
public record VenueFilters(
        BigDecimal tickSize,
        BigDecimal stepSize,
        BigDecimal minQuantity,
        BigDecimal maxQuantity,
        BigDecimal minNotional) {

    /** Nothing is known of the venue's rules: eight decimals, no minimum. For research, not for orders. */
    public static final VenueFilters UNKNOWN = new VenueFilters(
            new BigDecimal("1e-8"),
            new BigDecimal("1e-8"),
            new BigDecimal("1e-8"),
            new BigDecimal("1e12"),
            BigDecimal.ZERO);

    public VenueFilters {
        requirePositive("tickSize", tickSize);
        requirePositive("stepSize", stepSize);
        if (minQuantity.signum() < 0 || minNotional.signum() < 0) {
            throw new IllegalArgumentException(
                    "minQuantity and minNotional must be >= 0: " + minQuantity + ", " + minNotional);
        }
        if (maxQuantity.compareTo(minQuantity) < 0 || maxQuantity.compareTo(stepSize) < 0) {
            throw new IllegalArgumentException("maxQuantity must be >= minQuantity and stepSize: " + maxQuantity
                    + " of " + minQuantity + ", " + stepSize);
        }
    }

    /** Whether nothing is known of the venue's rules. */
    public boolean isUnknown() {
        return equals(UNKNOWN);
    }

    /** The largest whole number of steps in the quantity. */
    public BigDecimal floorQuantity(BigDecimal quantity) {
        return multiple(quantity, stepSize, RoundingMode.FLOOR);
    }

    /** The highest tick at or below the price. */
    public BigDecimal floorPrice(BigDecimal price) {
        return multiple(price, tickSize, RoundingMode.FLOOR);
    }

    /** The lowest tick at or above the price. */
    public BigDecimal ceilPrice(BigDecimal price) {
        return multiple(price, tickSize, RoundingMode.CEILING);
    }

    /** Whether the venue accepts an order of this size at this price. */
    public boolean accepts(BigDecimal quantity, BigDecimal price) {
        return quantity.signum() > 0
                && quantity.compareTo(minQuantity) >= 0
                && quantity.compareTo(maxQuantity) <= 0
                && quantity.multiply(price).compareTo(minNotional) >= 0;
    }

    private static BigDecimal multiple(BigDecimal value, BigDecimal unit, RoundingMode rounding) {
        return value.divide(unit, 0, rounding).multiply(unit);
    }

    private static void requirePositive(String name, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(name + " must be > 0: " + value);
        }
    }
}
