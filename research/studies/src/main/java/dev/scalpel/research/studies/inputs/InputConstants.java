package dev.scalpel.research.studies.inputs;

import dev.scalpel.features.FeatureMatrix;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Mean and standard deviation of every extended feature over some months of several pairs, as the file that
 * {@code ScoreInputs} reads. They only fix where the inputs are clipped and what is stored of a day; a fit scales its
 * penalty by the variance in its own window.
 */
public final class InputConstants {

    private static final String HEADER = "feature,centre,scale";

    private final FeatureSet full = FeatureSet.extended(FeatureVariant.FULL);
    private final double[] sums = new double[full.size()];
    private final double[] squares = new double[full.size()];
    private final long[] counts = new long[full.size()];

    private InputConstants() {}

    /**
     * The file's text.
     *
     * @param bars of each pair, with trades and taker flow
     * @param reference the pair whose bars are features of the others; it must be among them
     * @throws IllegalArgumentException when a feature has no value, or never varies
     */
    public static String of(Map<Symbol, BarSeries> bars, Symbol reference) {
        BarSeries other = bars.get(reference);
        if (other == null || bars.size() < 2) {
            throw new IllegalArgumentException(
                    "the reference " + reference + " and another pair are needed: " + bars.keySet());
        }
        InputConstants constants = new InputConstants();
        bars.forEach((symbol, own) -> {
            boolean alone = symbol.equals(reference);
            constants.add(
                    FeatureSet.extended(alone ? FeatureVariant.ALONE : FeatureVariant.FULL),
                    own,
                    alone ? Optional.empty() : Optional.of(other));
        });
        return constants.text();
    }

    private void add(FeatureSet set, BarSeries bars, Optional<BarSeries> reference) {
        FeatureMatrix matrix = set.compute(bars, reference);
        double[] row = new double[set.size()];
        int[] columns = set.names().stream().mapToInt(full::columnOf).toArray();
        for (int at = 0; at < matrix.rows(); at++) {
            if (matrix.available(at)) {
                matrix.copyRow(at, row, 0);
                for (int i = 0; i < row.length; i++) {
                    sums[columns[i]] += row[i];
                    squares[columns[i]] += row[i] * row[i];
                    counts[columns[i]]++;
                }
            }
        }
    }

    private String text() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        for (int column = 0; column < sums.length; column++) {
            double mean = sums[column] / counts[column];
            double scale = Math.sqrt(squares[column] / counts[column] - mean * mean);
            if (!(scale > 0)) {
                throw new IllegalArgumentException("the feature " + full.names().get(column) + " never varies in "
                        + counts[column] + " rows: more bars are needed");
            }
            text.append(
                    String.format(Locale.ROOT, "%s,%.6g,%.6g%n", full.names().get(column), mean, scale)
                            .replace(System.lineSeparator(), "\n"));
        }
        return text.toString();
    }
}
