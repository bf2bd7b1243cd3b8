package dev.scalpel.research.studies.licence;

import dev.scalpel.statistics.ReturnStatistics;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Measures the net Sharpe ratio of the shadow portfolio for some amplitudes of the edge. */
public final class SharpeCalibration {

    /** The markets' seeds count from it; those of the study stay below. */
    public static final long FIRST_SEED = 500_001;

    /** Of the edge that is planted. */
    public static final List<Double> AMPLITUDES = List.of(0.010, 0.015, 0.016, 0.021);

    private static final int DAYS = 360;

    private final int markets;
    private final Consumer<String> progress;

    /**
     * @param markets per amplitude
     * @param progress receives a line for each finished market; called from several threads
     */
    public SharpeCalibration(int markets, Consumer<String> progress) {
        if (markets < 2) {
            throw new IllegalArgumentException("a calibration needs 2 markets or more: " + markets);
        }
        this.markets = markets;
        this.progress = progress;
    }

    /**
     * What was measured.
     *
     * @param sharpe mean over the markets, annualised, after costs
     * @param standardError of the mean
     */
    public record Row(double amplitude, int markets, double sharpe, double standardError) {}

    public List<Row> run() {
        return AMPLITUDES.stream().map(this::row).toList();
    }

    private Row row(double amplitude) {
        double[] sharpes = IntStream.range(0, markets)
                .parallel()
                .mapToDouble(number -> sharpe(amplitude, FIRST_SEED + number))
                .toArray();
        Mean mean = Mean.of(sharpes);
        return new Row(amplitude, markets, mean.value(), mean.error());
    }

    private double sharpe(double amplitude, long seed) {
        LicencePath path = new LicenceMarket(
                        LicenceProcedure.small(PlantedSharpe.COST_BP),
                        PlantedSharpe.edgeOf(amplitude),
                        OptionalInt.empty(),
                        DAYS,
                        seed)
                .follow();
        progress.accept("amplitude " + amplitude + ", seed " + seed);
        return sharpe(path.returns());
    }

    /** Annualised; 0 where nothing was traded. */
    static double sharpe(double[] returns) {
        return ReturnStatistics.annualised(ReturnStatistics.sharpe(returns)).orElse(0);
    }

    /** A mean of independent markets with its standard error. */
    record Mean(double value, double error) {

        static Mean of(double[] values) {
            double mean = Arrays.stream(values).average().orElseThrow();
            double squares = Arrays.stream(values)
                    .map(value -> (value - mean) * (value - mean))
                    .sum();
            return new Mean(mean, Math.sqrt(squares / (values.length - 1) / values.length));
        }
    }
}
