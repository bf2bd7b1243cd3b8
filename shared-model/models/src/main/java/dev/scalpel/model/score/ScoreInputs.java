package dev.scalpel.model.score;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.VolatilityUnit;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns features into the inputs of the linear map: centred, scaled, clipped at ±{@value #CLIP}, and a constant 1 at the
 * end. Centre and scale are constants of the feature set's version, not statistics of the window, so that what a day adds
 * to a fit never changes. Immutable.
 */
public final class ScoreInputs {

    /** In scales: a few extreme minutes must not decide a fit. */
    public static final double CLIP = 5;

    private static final String HEADER = "feature,centre,scale";

    /** σ: the root mean square of the last hour's one-minute returns. */
    private static final String VOLATILITY = "volatility_60";

    private final String version;
    private final double[] centre;
    private final double[] scale;
    private final int volatility;

    private ScoreInputs(String version, double[] centre, double[] scale, int volatility) {
        this.version = version;
        this.centre = centre;
        this.scale = scale;
        this.volatility = volatility;
    }

    /**
     * The inputs of a feature set, from the constants that stand beside this class.
     *
     * @throws IllegalArgumentException when there are none for the set's version
     */
    public static ScoreInputs of(FeatureSet set) {
        String version = set.version().split("[+:]", 2)[0];
        String file = version + "-inputs.csv";
        try (InputStream in = ScoreInputs.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalArgumentException("no centre and scale of the inputs are known for the features "
                        + version + ": there is no " + file + "; the score style needs extended-1");
            }
            return parse(set, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    /**
     * The inputs of a feature set, from lines of {@code feature,centre,scale} below that header.
     *
     * @throws IllegalArgumentException when a feature of the set has no line, or a line no valid numbers
     */
    public static ScoreInputs parse(FeatureSet set, String lines) {
        List<String> all = lines.lines().toList();
        if (all.isEmpty() || !all.get(0).equals(HEADER)) {
            throw new IllegalArgumentException("the first line must be " + HEADER);
        }
        Map<String, double[]> known = new HashMap<>();
        all.stream().skip(1).forEach(line -> {
            String[] cells = line.split(",", -1);
            if (cells.length != 3) {
                throw new IllegalArgumentException("a line must be " + HEADER + ": " + line);
            }
            known.put(cells[0], new double[] {Double.parseDouble(cells[1]), Double.parseDouble(cells[2])});
        });
        double[] centre = new double[set.size()];
        double[] scale = new double[set.size()];
        for (int column = 0; column < set.size(); column++) {
            double[] constants = known.get(set.names().get(column));
            if (constants == null) {
                throw new IllegalArgumentException(
                        "no centre and scale for the feature " + set.names().get(column) + " of " + set.version());
            }
            if (!Double.isFinite(constants[0]) || !(constants[1] > 0 && Double.isFinite(constants[1]))) {
                throw new IllegalArgumentException("centre must be finite and scale > 0: "
                        + set.names().get(column) + ", " + constants[0] + ", " + constants[1]);
            }
            centre[column] = constants[0];
            scale[column] = constants[1];
        }
        return new ScoreInputs(set.version(), centre, scale, set.columnOf(VOLATILITY));
    }

    /** The version of the feature set. */
    public String version() {
        return version;
    }

    /** How many inputs there are: one for each feature, and the constant. */
    public int size() {
        return centre.length + 1;
    }

    /** How many features a row has. */
    public int features() {
        return centre.length;
    }

    /**
     * σ at a row: the unit of scores, labels and distances, as a share of the price. Unlike the unit of brackets it is not a
     * range, and it is never below the same floor.
     */
    public double sigma(double[] features) {
        return Math.max(features[volatility], VolatilityUnit.FLOOR);
    }

    /** The column of the feature that {@link #sigma} reads. */
    public int volatilityColumn() {
        return volatility;
    }

    /**
     * Writes the inputs of a row.
     *
     * @param features in the order of the feature set, all available
     * @param inputs receives {@link #size()} values
     */
    public void standardise(double[] features, double[] inputs) {
        if (features.length != centre.length || inputs.length != size()) {
            throw new IllegalArgumentException("a row of " + centre.length + " features gives " + size()
                    + " inputs: got " + features.length + " and room for " + inputs.length);
        }
        for (int column = 0; column < centre.length; column++) {
            double value = (features[column] - centre[column]) / scale[column];
            inputs[column] = Math.max(-CLIP, Math.min(CLIP, value));
        }
        inputs[centre.length] = 1;
    }
}
