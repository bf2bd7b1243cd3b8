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

/** The features of the newest bar, one minute later at every call, as execution computes them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class NewestRowJmh {

    @Param("")
    public String folder = "";

    private final FeatureSet whole = FeatureSet.standard(FeatureVariant.FULL);
    private final FeatureSet shared = FeatureSet.standard(FeatureVariant.BARE).only(FeaturesBenchmark.SHARED);
    private BarSeries bars = BarSeries.empty();
    private BarSeries reference = BarSeries.empty();
    private BaseBarSeries theirs = Ta4jIndicators.series(BarSeries.empty());
    private int end;

    @Setup
    public void read() {
        bars = RealPairBars.year(folder, "BTC");
        reference = RealPairBars.year(folder, "ETH");
        theirs = Ta4jIndicators.series(bars.slice(0, whole.lookBack()));
    }

    @Benchmark
    public Optional<double[]> wholeSet() {
        int to = nextEnd();
        int from = to - whole.lookBack();
        return whole.latest(bars.slice(from, to), Optional.of(reference.slice(from, to)));
    }

    @Benchmark
    public Optional<double[]> sharedFeatures() {
        int to = nextEnd();
        return shared.latest(bars.slice(to - shared.lookBack(), to), Optional.empty());
    }

    @Benchmark
    public double ta4j() {
        return new Ta4jIndicators(theirs).sum(theirs.getEndIndex());
    }

    private int nextEnd() {
        end = end >= bars.size() ? whole.lookBack() : Math.max(end, whole.lookBack() - 1) + 1;
        return end;
    }
}
