package dev.scalpel.localexchange.perpetual.contract;

import java.math.BigDecimal;

/**
 * A range of position values with its maintenance margin.
 *
 * @param maxLeverage the highest initial leverage for positions of this value
 * @param floor smallest value, exclusive
 * @param cap largest value, inclusive
 * @param maintenanceRate share of the value that is the maintenance margin, less the amount
 * @param maintenanceAmount what the lower rates of the brackets below save
 */
public record Bracket(
        int number,
        int maxLeverage,
        BigDecimal floor,
        BigDecimal cap,
        BigDecimal maintenanceRate,
        BigDecimal maintenanceAmount) {

    BigDecimal maintenance(BigDecimal notional) {
        return notional.multiply(maintenanceRate).subtract(maintenanceAmount);
    }
}
