package dev.scalpel.model.network;

import dev.scalpel.features.FeatureMatrix;
import java.util.ArrayList;
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
        double[] sum = new double[columns];
        double[] squares = new double[columns];
        long rows = 0;
        for (int row = fromRow; row < toRow; row++) {
            if (features.available(row)) {
                rows++;
                for (int column = 0; column < columns; column++) {
                    sum[column] += features.value(row, column);
                }
            }
        }
        List<Double> mean = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            mean.add(rows == 0 ? 0 : sum[column] / rows);
        }
        for (int row = fromRow; row < toRow; row++) {
            if (features.available(row)) {
                for (int column = 0; column < columns; column++) {
                    double distance = features.value(row, column) - mean.get(column);
                    squares[column] += distance * distance;
                }
            }
        }
        List<Double> scale = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            double deviation = rows == 0 ? 0 : Math.sqrt(squares[column] / rows);
            scale.add(deviation > CONSTANT_TOLERANCE * (1 + Math.abs(mean.get(column))) ? deviation : 0);
        }
        return new Normaliser(mean, scale);
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

    private float apply(int column, double value) {
        double deviation = scale.get(column);
        float normalised = deviation == 0 ? 0 : (float) ((value - mean.get(column)) / deviation);
        return Math.max(-CLIP, Math.min(CLIP, normalised));
    }
}
