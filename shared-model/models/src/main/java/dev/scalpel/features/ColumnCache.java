package dev.scalpel.features;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A block's computed columns of one kind of window, by quantity and length. */
final class ColumnCache {

    private static final int STANDARD_LENGTHS = 64;

    private final Map<BarQuantity, double[][]> columns = new EnumMap<>(BarQuantity.class);

    /** The column, or {@code null} when it is not computed yet. */
    double @Nullable [] find(BarQuantity quantity, int length) {
        double[][] byLength = columns.get(quantity);
        return byLength == null || length >= byLength.length ? null : byLength[length];
    }

    void put(BarQuantity quantity, int length, double[] column) {
        double[][] byLength = columns.get(quantity);
        if (byLength == null) {
            byLength = new double[Math.max(STANDARD_LENGTHS, length + 1)][];
            columns.put(quantity, byLength);
        } else if (length >= byLength.length) {
            byLength = Arrays.copyOf(byLength, length + 1);
            columns.put(quantity, byLength);
        }
        byLength[length] = column;
    }

    /** Releases every column for reuse. */
    void releaseTo(Collection<double[]> spare) {
        for (double[][] byLength : columns.values()) {
            for (int length = 0; length < byLength.length; length++) {
                if (byLength[length] != null) {
                    spare.add(byLength[length]);
                    byLength[length] = null;
                }
            }
        }
    }
}
