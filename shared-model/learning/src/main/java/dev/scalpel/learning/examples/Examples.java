package dev.scalpel.learning.examples;

import dev.scalpel.features.FeatureMatrix;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.features.VolatilityUnit;
import dev.scalpel.learning.fit.TrainingRows;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.network.Architecture;
import dev.scalpel.model.network.Normaliser;
import dev.scalpel.simulation.LabelMatrix;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.MakerEntry;
import dev.scalpel.trading.PriceTicks;
import dev.scalpel.trading.instrument.EntryWindow;
import java.util.Optional;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;

/**
 * The rows of a training, one per bar: features, unit of distance, targets in units of σ, weights. Targets are the net
 * returns of all brackets, then the auxiliary log returns. A row that lacks any of these is not usable for a fit;
 * whether it can be predicted depends on its features only. Immutable.
 */
public final class Examples {

    /** In σ: limits the weight of gaps, such as a night without trading. Ordinary labels are far smaller. */
    private static final double BRACKET_CLIP = 15;

    /**
     * In σ, for five minutes; it grows with the square root of time. The few largest moves continue and the many small
     * ones revert: unclipped, the few would decide the sign of every score.
     */
    private static final double AUXILIARY_CLIP = 2;

    private final BarSeries bars;
    private final FeatureMatrix features;
    private final double[] sigma;
    private final BracketGrid grid;
    private final Costs costs;
    private final float[] weights;
    private final float[][] targets;

    private Examples(
            BarSeries bars,
            FeatureMatrix features,
            double[] sigma,
            BracketGrid grid,
            Costs costs,
            float[] weights,
            float[][] targets) {
        this.bars = bars;
        this.features = features;
        this.sigma = sigma;
        this.grid = grid;
        this.costs = costs;
        this.weights = weights;
        this.targets = targets;
    }

    /**
     * @param bars of the window, and earlier ones for the features of the first rows
     * @param reference the reference pair's bars of the same time
     */
    public static Examples of(BarSeries bars, Optional<BarSeries> reference, BracketGrid grid, Costs costs) {
        return of(bars, reference, grid, costs, PriceTicks.NONE);
    }

    /** The same with stops and targets rounded to a venue's ticks, and with entries as the settings make them. */
    public static Examples of(
            BarSeries bars, Optional<BarSeries> reference, BracketGrid grid, SimulationSettings settings) {
        return of(bars, reference, FeatureSet.standard(FeatureVariant.availableIn(bars, reference)), grid, settings);
    }

    /** The same with stops and targets rounded to a venue's ticks. */
    public static Examples of(
            BarSeries bars, Optional<BarSeries> reference, BracketGrid grid, Costs costs, PriceTicks ticks) {
        return of(
                bars, reference, FeatureSet.standard(FeatureVariant.availableIn(bars, reference)), grid, costs, ticks);
    }

    public static Examples of(
            BarSeries bars, Optional<BarSeries> reference, FeatureSet set, BracketGrid grid, Costs costs) {
        return of(bars, reference, set, grid, costs, PriceTicks.NONE);
    }

    /** The same with a given feature set, such as that of a model that is to be updated. */
    public static Examples of(
            BarSeries bars,
            Optional<BarSeries> reference,
            FeatureSet set,
            BracketGrid grid,
            SimulationSettings settings) {
        return of(
                bars,
                reference,
                set,
                grid,
                settings.decisionCosts(),
                settings.ticks(),
                settings.maker(),
                settings.entryWindow());
    }

    public static Examples of(
            BarSeries bars,
            Optional<BarSeries> reference,
            FeatureSet set,
            BracketGrid grid,
            Costs costs,
            PriceTicks ticks) {
        return of(bars, reference, set, grid, costs, ticks, Optional.empty(), EntryWindow.ALWAYS);
    }

    private static Examples of(
            BarSeries bars,
            Optional<BarSeries> reference,
            FeatureSet set,
            BracketGrid grid,
            Costs costs,
            PriceTicks ticks,
            Optional<MakerEntry> maker,
            EntryWindow window) {
        double[] sigma = VolatilityUnit.of(bars);
        // Each takes about as long as the other.
        ForkJoinTask<LabelMatrix> labelling = ForkJoinTask.adapt(
                        () -> LabelMatrix.of(bars, sigma, grid, costs, ticks, 0, maker, window))
                .fork();
        FeatureMatrix features = set.compute(bars, reference);
        LabelMatrix labels = labelling.join();
        float[] weights = LabelUniqueness.weights(bars, labels);
        float[][] targets = new float[bars.size()][];
        for (int row = 0; row < targets.length; row++) {
            float[] values = features.available(row) && labels.isComplete(row)
                    ? targets(bars, labels, sigma[row], row)
                    : new float[0];
            targets[row] = values;
            weights[row] = values.length == 0 ? 0 : weights[row];
        }
        return new Examples(bars, features, sigma, grid, costs, weights, targets);
    }

    private static float[] targets(BarSeries bars, LabelMatrix labels, double sigma, int row) {
        int brackets = labels.grid().size();
        float[] values = new float[brackets + Architecture.AUXILIARY_MINUTES.size()];
        for (int bracket = 0; bracket < brackets; bracket++) {
            values[bracket] = clip(labels.netReturn(row, bracket) / sigma, BRACKET_CLIP);
        }
        int entry = row + 1;
        for (int i = 0; i < Architecture.AUXILIARY_MINUTES.size(); i++) {
            int minutes = Architecture.AUXILIARY_MINUTES.get(i);
            int exit = rowAfter(bars, entry, minutes);
            if (exit < 0) {
                return new float[0];
            }
            values[brackets + i] = clip(
                    StrictMath.log(bars.open(exit) / bars.open(entry)) / sigma,
                    AUXILIARY_CLIP * Math.sqrt(minutes / 5.0));
        }
        return values;
    }

    /** The row so many minutes later, or a negative number. Searches only where minutes are missing. */
    private static int rowAfter(BarSeries bars, int row, int minutes) {
        long time = Minutes.plus(bars.openTime(row), minutes);
        int direct = row + minutes;
        return direct < bars.size() && bars.openTime(direct) == time ? direct : bars.rowOf(time);
    }

    private static float clip(double value, double limit) {
        return (float) Math.max(-limit, Math.min(limit, value));
    }

    public BarSeries bars() {
        return bars;
    }

    public FeatureMatrix features() {
        return features;
    }

    public double[] sigma() {
        return sigma.clone();
    }

    public double sigma(int row) {
        return sigma[row];
    }

    public BracketGrid grid() {
        return grid;
    }

    public Costs costs() {
        return costs;
    }

    /** Whether a fit can learn from the row. */
    public boolean usable(int row) {
        return targets[row].length > 0;
    }

    /** Whether the row can be predicted. */
    public boolean predictable(int row) {
        return features.available(row) && sigma[row] > 0;
    }

    /**
     * Net returns by bracket, then auxiliary returns, in units of σ; not a copy, and empty where the row is not usable.
     */
    public float[] targets(int row) {
        return targets[row];
    }

    public float weight(int row) {
        return weights[row];
    }

    /** The first row at or after this time. */
    public int rowFrom(long time) {
        return bars.firstRowFrom(time);
    }

    public int usableRows(long from, long to) {
        int usable = 0;
        int end = rowFrom(to);
        for (int row = rowFrom(from); row < end; row++) {
            usable += usable(row) ? 1 : 0;
        }
        return usable;
    }

    /**
     * Whether a fit that predicts {@code test} must not use this row: its labels neither end before the test begins nor
     * begin after the embargo that follows the test.
     */
    public boolean purged(int row, TimeBlock test, int embargoMinutes) {
        long begins = Minutes.plus(bars.openTime(row), 1);
        long ends = Minutes.plus(begins, longestLifeMinutes(grid));
        boolean before = ends < test.from();
        boolean after = bars.openTime(row) >= Minutes.plus(test.to(), embargoMinutes);
        return !before && !after;
    }

    /** The longest look-ahead of any target, in minutes after the entry. */
    public static int longestLifeMinutes(BracketGrid grid) {
        int auxiliary = Architecture.AUXILIARY_MINUTES.get(Architecture.AUXILIARY_MINUTES.size() - 1);
        return Math.max(grid.holdMinutes(), auxiliary);
    }

    /** The usable rows of {@code [from, test.from)} that are not purged, normalised. */
    public TrainingRows trainingRows(long from, TimeBlock test, int embargoMinutes, Normaliser normaliser) {
        return trainingRows(
                IntStream.range(rowFrom(from), rowFrom(test.from()))
                        .filter(row -> usable(row) && !purged(row, test, embargoMinutes))
                        .toArray(),
                normaliser);
    }

    /** These rows, all usable, normalised. */
    public TrainingRows trainingRows(int[] rows, Normaliser normaliser) {
        int inputs = features.columns();
        int outputs = grid.size() + Architecture.AUXILIARY_MINUTES.size();
        float[] y = new float[rows.length * outputs];
        float[] w = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(targets[rows[i]], 0, y, i * outputs, outputs);
            w[i] = weights[rows[i]];
        }
        return new TrainingRows(inputs, outputs, normaliser.apply(features, rows), y, w);
    }
}
