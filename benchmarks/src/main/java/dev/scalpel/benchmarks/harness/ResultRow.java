package dev.scalpel.benchmarks.harness;

import java.util.List;
import java.util.Map;

/**
 * One measured figure.
 *
 * @param name what was measured
 * @param value the figure, in {@code unit}
 * @param unit {@code rows/s}, {@code ms}, {@code bp} …
 * @param reference what it is compared with, measured in the same run
 * @param ratio {@code value} ÷ the reference's value: a rate is better above 1, a duration below 1
 */
public record ResultRow(String name, double value, String unit, String reference, double ratio) {

    public ResultRow {
        requireText("name", name);
        requireText("unit", unit);
        requireText("reference", reference);
        requireFinite(name, "value", value);
        requireFinite(name, "ratio", ratio);
    }

    /** A row whose ratio is computed from the value of the reference, which must not be 0. */
    public static ResultRow of(String name, double value, String unit, String reference, double referenceValue) {
        return new ResultRow(name, value, unit, reference, value / referenceValue);
    }

    /**
     * One row for each measured value, in the map's order, all compared with one of them.
     *
     * @throws IllegalArgumentException when {@code reference} was not measured
     */
    public static List<ResultRow> against(String reference, String unit, Map<String, Double> values) {
        Double referenceValue = values.get(reference);
        if (referenceValue == null) {
            throw new IllegalArgumentException(
                    "reference must be one of the measured " + values.keySet() + ": " + reference);
        }
        return values.entrySet().stream()
                .map(measured -> of(measured.getKey(), measured.getValue(), unit, reference, referenceValue))
                .toList();
    }

    private static void requireText(String field, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(field + " must not be blank");
        }
    }

    private static void requireFinite(String name, String field, double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(field + " of '" + name + "' must be finite: " + number);
        }
    }
}
