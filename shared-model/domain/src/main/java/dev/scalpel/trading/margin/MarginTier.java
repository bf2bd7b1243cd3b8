package dev.scalpel.trading.margin;

import java.math.BigDecimal;

/**
 * What a venue demands of positions of one size. Binance names them notional brackets: "bracketNotionalFloor",
 * "initialLeverage", "maintMarginRatio", "cum" ({@code GET /fapi/v1/leverageBracket}).
 *
 * @param notionalFloor positions are larger than this, in the quote asset; 0 for the first tier
 * @param notionalCap and at most this large
 * @param maxLeverage with which a position of this size may be opened
 * @param maintenanceRate share of the notional that must remain as margin, 0 or more and below 1 ÷ {@code maxLeverage}
 * @param maintenanceAmount by which the maintenance margin is lower than the rate says, because the rates of the tiers below
 *     are lower; in the quote asset
 */
public record MarginTier(
        BigDecimal notionalFloor,
        BigDecimal notionalCap,
        int maxLeverage,
        BigDecimal maintenanceRate,
        BigDecimal maintenanceAmount) {

    public MarginTier {
        if (notionalFloor.signum() < 0) {
            throw new IllegalArgumentException("notionalFloor must be >= 0: " + notionalFloor);
        }
        if (notionalCap.compareTo(notionalFloor) <= 0) {
            throw new IllegalArgumentException(
                    "notionalCap must be > notionalFloor: " + notionalCap + " after " + notionalFloor);
        }
        if (maxLeverage < 1) {
            throw new IllegalArgumentException("maxLeverage must be >= 1: " + maxLeverage);
        }
        if (maintenanceRate.signum() < 0
                || maintenanceRate.multiply(BigDecimal.valueOf(maxLeverage)).compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("maintenanceRate must be >= 0 and < 1 / maxLeverage, or a position is"
                    + " liquidated as it is opened: " + maintenanceRate + " at leverage " + maxLeverage);
        }
        if (maintenanceAmount.signum() < 0) {
            throw new IllegalArgumentException("maintenanceAmount must be >= 0: " + maintenanceAmount);
        }
    }

    /** Notional × rate − amount. */
    BigDecimal maintenance(BigDecimal notional) {
        return notional.multiply(maintenanceRate).subtract(maintenanceAmount);
    }
}
