package dev.scalpel.trading;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The units and order limits of an instrument.
 *
 * @param tickSize prices are whole multiples of it, above 0
 * @param stepSize quantities are whole multiples of it, above 0
 * @param minNotional minimum {@link #notional}, in the quote asset; 0 for none
 * @param multiplier units of the base asset in a quantity of one, above 0: 1 but for contracts that stand for more or less
 */
public record VenueFilters(
        BigDecimal tickSize,
        BigDecimal stepSize,
        BigDecimal minQuantity,
        BigDecimal maxQuantity,
        BigDecimal minNotional,
        BigDecimal multiplier) {

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
        requirePositive("multiplier", multiplier);
        if (minQuantity.signum() < 0 || minNotional.signum() < 0) {
            throw new IllegalArgumentException(
                    "minQuantity and minNotional must be >= 0: " + minQuantity + ", " + minNotional);
        }
        if (maxQuantity.compareTo(minQuantity) < 0 || maxQuantity.compareTo(stepSize) < 0) {
            throw new IllegalArgumentException("maxQuantity must be >= minQuantity and stepSize: " + maxQuantity
                    + " of " + minQuantity + ", " + stepSize);
        }
    }

    /** Those of an instrument whose quantity counts units of the base asset. */
    public VenueFilters(
            BigDecimal tickSize,
            BigDecimal stepSize,
            BigDecimal minQuantity,
            BigDecimal maxQuantity,
            BigDecimal minNotional) {
        this(tickSize, stepSize, minQuantity, maxQuantity, minNotional, BigDecimal.ONE);
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

    /** The value of a quantity at a price, in the quote asset: quantity · price · multiplier. */
    public BigDecimal notional(BigDecimal quantity, BigDecimal price) {
        return quantity.multiply(price).multiply(multiplier);
    }

    /** The same limits in plain numbers without trailing zeros, so that equal ones are equal. */
    public VenueFilters plain() {
        return new VenueFilters(
                plain(tickSize),
                plain(stepSize),
                plain(minQuantity),
                plain(maxQuantity),
                plain(minNotional),
                plain(multiplier));
    }

    /** Whether the venue accepts an order of this size at this price. */
    public boolean accepts(BigDecimal quantity, BigDecimal price) {
        return quantity.signum() > 0
                && quantity.compareTo(minQuantity) >= 0
                && quantity.compareTo(maxQuantity) <= 0
                && notional(quantity, price).compareTo(minNotional) >= 0;
    }

    private static BigDecimal multiple(BigDecimal value, BigDecimal unit, RoundingMode rounding) {
        return value.divide(unit, 0, rounding).multiply(unit);
    }

    private static BigDecimal plain(BigDecimal amount) {
        BigDecimal stripped = amount.stripTrailingZeros();
        return stripped.setScale(Math.max(0, stripped.scale()));
    }

    private static void requirePositive(String name, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(name + " must be > 0: " + value);
        }
    }
}
