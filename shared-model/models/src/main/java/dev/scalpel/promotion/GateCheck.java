package dev.scalpel.promotion;

import dev.scalpel.statistics.Statistic;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/**
 * One check of a comparison.
 *
 * @param name as in the manifest
 * @param threshold the value to reach; absent for a figure that is only reported
 * @param explanation the comparison for a reader: {@code 12 < 20 trades}
 */
public record GateCheck(String name, Statistic value, OptionalDouble threshold, boolean passed, String explanation) {

    /** A figure that is reported and does not decide. */
    static GateCheck reported(String name, Statistic value) {
        return new GateCheck(name, value, OptionalDouble.empty(), true, name + " " + value);
    }

    /** Rounded down, so that a value below a threshold is never displayed as equal to it. */
    static String share(double probability) {
        int digits = probability < 0.9 ? 2 : 6;
        BigDecimal value = BigDecimal.valueOf(probability).setScale(digits, RoundingMode.FLOOR);
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
