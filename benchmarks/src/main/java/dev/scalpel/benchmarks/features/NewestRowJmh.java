package dev.scalpel.benchmarks.features;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.market.BarSeries;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ta4j.core.BaseBarSeries;

/**
 * The features of the newest bar, one minute later at every call, as execution computes them: of the tail alone, nothing of the
 * call before is read. And the first row of a process, up to its plan and arrays.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NewestRowJmh {

    @Param("")
    public String folder = "";

    private final FeatureSet standard = FeatureSet.standard(FeatureVariant.FULL);
    private final FeatureSet extended = FeatureSet.extended(FeatureVariant.FULL);
    private final FeatureSet shared = FeatureSet.standard(FeatureVariant.BARE).only(FeaturesBenchmark.SHARED);
    private BarSeries bars = BarSeries.empty();
    private BarSeries reference = BarSeries.empty();
    private BaseBarSeries theirs = Ta4jIndicators.series(BarSeries.empty());
    private int end;

    @Setup
    public void read() {
        bars = RealPairBars.year(folder, "BTC");
        reference = RealPairBars.year(folder, "ETH");
        theirs = Ta4jIndicators.series(bars.slice(0, standard.lookBack()));
    }

    @Benchmark
    public Optional<double[]> standardSet() {
        return latest(standard);
    }

    @Benchmark
    public Optional<double[]> extendedSet() {
        return latest(extended);
    }

    @Benchmark
    public Optional<double[]> extendedSetFirst() {
        return latest(FeatureSet.extended(FeatureVariant.FULL));
    }

    @Benchmark
    public Optional<double[]> sharedFeatures() {
        return latest(shared);
    }

    @Benchmark
    public double ta4j() {
        return new Ta4jIndicators(theirs).sum(theirs.getEndIndex());
    }

    private Optional<double[]> latest(FeatureSet set) {
        end = Math.max(end, set.lookBack()) + 1;
        if (end > bars.size()) {
            end = set.lookBack();
        }
        int from = end - set.lookBack();
        return set.latest(bars.slice(from, end), Optional.of(reference.slice(from, end)));
    }
}
