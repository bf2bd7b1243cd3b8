package dev.scalpel.model.network;

import dev.scalpel.features.FeatureMatrix;
import java.util.Arrays;
import java.util.List;

/**
 * Centres and scales features by the statistics of the training window, and clips them so that one extreme minute does
 * not dominate.
 *
 * @param mean of each feature over the window
 * @param scale one standard deviation; 0 for a constant feature, which is always normalised to 0
 */
public record Normaliser(List<Double> mean, List<Double> scale) {

    /** In standard deviations. */
    public static final float CLIP = 8;

    private static final double CONSTANT_TOLERANCE = 1e-12;

    public Normaliser {
        mean = List.copyOf(mean);
        scale = List.copyOf(scale);
        if (mean.size() != scale.size()) {
            throw new IllegalArgumentException(
                    "there must be as many means as scales: " + mean.size() + " and " + scale.size());
        }
        if (mean.stream().anyMatch(value -> !Double.isFinite(value))
                || scale.stream().anyMatch(value -> !(value >= 0 && Double.isFinite(value)))) {
            throw new IllegalArgumentException("means must be finite and scales finite and >= 0");
        }
    }

    /** Over the available rows of {@code [fromRow, toRow)}. */
    public static Normaliser fit(FeatureMatrix features, int fromRow, int toRow) {
        int columns = features.columns();
        double[] values = new double[columns];
        double[] mean = new double[columns];
        int rows = 0;
        for (int row = fromRow; row < toRow; row++) {
            if (features.available(row)) {
                rows++;
                features.copyRow(row, values, 0);
                for (int column = 0; column < columns; column++) {
                    mean[column] += values[column];
                }
            }
        }
        for (int column = 0; column < columns; column++) {
            mean[column] = rows == 0 ? 0 : mean[column] / rows;
        }
        double[] squares = new double[columns];
        for (int row = fromRow; row < toRow; row++) {
            if (features.available(row)) {
                features.copyRow(row, values, 0);
                for (int column = 0; column < columns; column++) {
                    double distance = values[column] - mean[column];
                    squares[column] += distance * distance;
                }
            }
        }
        double[] scale = new double[columns];
        for (int column = 0; column < columns; column++) {
            double deviation = rows == 0 ? 0 : Math.sqrt(squares[column] / rows);
            scale[column] = deviation > CONSTANT_TOLERANCE * (1 + Math.abs(mean[column])) ? deviation : 0;
        }
        return new Normaliser(boxed(mean), boxed(scale));
    }

    public int columns() {
        return mean.size();
    }

    /** The normalised row. */
    public float[] apply(double[] row) {
        float[] normalised = new float[row.length];
        for (int column = 0; column < row.length; column++) {
            normalised[column] = apply(column, row[column]);
        }
        return normalised;
    }

    /** All columns of one row of the matrix, written from {@code offset} on. */
    public void apply(FeatureMatrix features, int row, float[] target, int offset) {
        for (int column = 0; column < columns(); column++) {
            target[offset + column] = apply(column, features.value(row, column));
        }
    }

    /** These rows of the matrix, normalised, one after the other. */
    public float[] apply(FeatureMatrix features, int[] rows) {
        int columns = columns();
        double[] means = unboxed(mean);
        double[] scales = unboxed(scale);
        double[] values = new double[columns];
        float[] normalised = new float[Math.multiplyExact(rows.length, columns)];
        for (int i = 0; i < rows.length; i++) {
            features.copyRow(rows[i], values, 0);
            for (int column = 0; column < columns; column++) {
                normalised[i * columns + column] = normalised(values[column], means[column], scales[column]);
            }
        }
        return normalised;
    }

    private float apply(int column, double value) {
        return normalised(value, mean.get(column), scale.get(column));
    }

    private static float normalised(double value, double mean, double deviation) {
        float normalised = deviation == 0 ? 0 : (float) ((value - mean) / deviation);
        return Math.max(-CLIP, Math.min(CLIP, normalised));
    }

    private static List<Double> boxed(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    private static double[] unboxed(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
