package dev.scalpel.promotion;

import dev.scalpel.statistics.Statistic;
import java.util.OptionalDouble;

/**
 * One figure of the gate.
 *
 * @param name as in the manifest
 * @param threshold what it is measured against; absent for a figure that is only reported
 * @param words the comparison as a person reads it: {@code probabilistic Sharpe 0.41 < 0.995}
 */
public record GateCheck(String name, Statistic value, OptionalDouble threshold, boolean passed, String words) {

    /** A figure that decides nothing. */
    static GateCheck reported(String name, Statistic value) {
        return new GateCheck(name, value, OptionalDouble.empty(), true, name + " " + value);
    }
}
