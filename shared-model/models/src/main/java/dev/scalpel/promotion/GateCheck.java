package dev.scalpel.promotion;

import dev.scalpel.statistics.Statistic;
import java.util.OptionalDouble;

/**
 * One check of the gate.
 *
 * @param name as in the manifest
 * @param threshold the value to reach; absent for a figure that is only reported
 * @param explanation the comparison for a reader: {@code probabilistic Sharpe 0.41 < 0.995}
 */
public record GateCheck(String name, Statistic value, OptionalDouble threshold, boolean passed, String explanation) {

    /** A figure that is reported and does not decide. */
    static GateCheck reported(String name, Statistic value) {
        return new GateCheck(name, value, OptionalDouble.empty(), true, name + " " + value);
    }
}
