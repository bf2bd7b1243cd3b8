package dev.scalpel.benchmarks.features;

import dev.scalpel.features.FeatureMatrix;
import dev.scalpel.features.FeatureRows;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.market.BarSeries;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.ta4j.core.BaseBarSeries;

/** Every row of the real year: on one thread unless the name says more. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.SECONDS)
public class YearJmh {

    @Param("")
    public String folder = "";

    private final FeatureSet standard = FeatureSet.standard(FeatureVariant.FULL);
    private final FeatureSet extended = FeatureSet.extended(FeatureVariant.FULL);
    private final FeatureSet shared = FeatureSet.standard(FeatureVariant.BARE).only(FeaturesBenchmark.SHARED);
    private BarSeries bars = BarSeries.empty();
    private BarSeries reference = BarSeries.empty();
    private TaLibIndicators taLib = new TaLibIndicators(BarSeries.empty());
    private final ExecutorService secondThread = Executors.newSingleThreadExecutor();

    @Setup
    public void read() {
        bars = RealPairBars.year(folder, "BTC");
        reference = RealPairBars.year(folder, "ETH");
        taLib = new TaLibIndicators(bars);
    }

    @TearDown
    public void end() {
        secondThread.shutdownNow();
    }

    /** ta4j's bars, for its method only: they would burden the others' memory. A tenth, for its columns are objects. */
    @State(Scope.Benchmark)
    public static class Theirs {

        private BaseBarSeries series = Ta4jIndicators.series(BarSeries.empty());

        @Setup
        public void convert(YearJmh year) {
            series = Ta4jIndicators.series(year.bars.slice(0, year.bars.size() / FeaturesBenchmark.TENTH));
        }
    }

    @Benchmark
    public FeatureMatrix standardMatrix() {
        return standard.compute(bars, Optional.of(reference));
    }

    @Benchmark
    public FeatureMatrix extendedMatrix() {
        return extended.compute(bars, Optional.of(reference));
    }

    @Benchmark
    public double extendedRows() {
        return sum(0, bars.size());
    }

    /** Each thread goes through a half of the year. */
    @Benchmark
    public double extendedRowsOfTwoThreads() {
        int middle = bars.size() / 2;
        CompletableFuture<Double> later = CompletableFuture.supplyAsync(() -> sum(middle, bars.size()), secondThread);
        return sum(0, middle) + later.join();
    }

    /** Of one value of each row, so that none can be optimised away. */
    private double sum(int from, int to) {
        FeatureRows rows = extended.rows(bars, Optional.of(reference), from, to);
        double sum = 0;
        while (rows.next()) {
            for (int row = 0; row < rows.size(); row++) {
                sum += rows.available(row) ? rows.values()[row * extended.size()] : 0;
            }
        }
        return sum;
    }

    @Benchmark
    public FeatureMatrix sharedFeatures() {
        return shared.compute(bars, Optional.empty());
    }

    @Benchmark
    public double[][] taLib() {
        return taLib.columns();
    }

    @Benchmark
    public double ta4jTenth(Theirs theirs) {
        Ta4jIndicators indicators = new Ta4jIndicators(theirs.series);
        double sum = 0;
        for (int row = 0; row <= theirs.series.getEndIndex(); row++) {
            sum += indicators.sum(row);
        }
        return sum;
    }
}
