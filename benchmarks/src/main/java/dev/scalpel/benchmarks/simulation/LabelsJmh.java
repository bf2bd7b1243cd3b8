package dev.scalpel.benchmarks.simulation;

import dev.scalpel.features.VolatilityUnit;
import dev.scalpel.market.BarSeries;
import dev.scalpel.simulation.LabelMatrix;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** 32 brackets at every bar of the real year, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class LabelsJmh {

    private static final BracketGrid GRID = BracketGrid.bothSides();
    private static final Costs COSTS = Costs.of(0.0002, 0.00005);

    @Param("")
    public String file = "";

    private BarSeries bars = BarSeries.empty();
    private double[] sigma = new double[0];

    @Setup
    public void read() {
        bars = RealYearBars.read(file);
        sigma = VolatilityUnit.of(bars);
    }

    @Benchmark
    public LabelMatrix labelMatrix() {
        return LabelMatrix.of(bars, sigma, GRID, COSTS, 0);
    }

    @Benchmark
    public Object loopPerBracket() {
        return NaiveBracketLabels.run(bars, sigma, GRID, COSTS);
    }

    List<NaiveBracketLabels.Labels> loop() {
        return NaiveBracketLabels.run(bars, sigma, GRID, COSTS);
    }
}
