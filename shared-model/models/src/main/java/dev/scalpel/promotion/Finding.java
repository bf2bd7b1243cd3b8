package dev.scalpel.promotion;

import dev.scalpel.statistics.Figure;
import java.util.OptionalDouble;

/**
 * One figure of the gate.
 *
 * @param name as in the manifest
 * @param threshold what it is measured against; absent for a figure that is only reported
 * @param words the comparison as a person reads it: {@code probabilistic Sharpe 0.41 < 0.995}
 */
public record Finding(String name, Figure value, OptionalDouble threshold, boolean passed, String words) {

    /** A figure that decides nothing. */
    static Finding reported(String name, Figure value) {
        return new Finding(name, value, OptionalDouble.empty(), true, name + " " + value);
    }
}
