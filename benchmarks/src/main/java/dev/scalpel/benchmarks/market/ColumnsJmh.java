package dev.scalpel.benchmarks.market;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Sums one column of a year of bars in three shapes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ColumnsJmh {

    private static final int ROWS = 519_840;

    private double[] closes = new double[0];
    private BarSeries series = BarSeries.empty();
    private List<Bar> bars = List.of();

    @Setup
    public void fill() {
        bars = new ArrayList<>(ROWS);
        closes = new double[ROWS];
        for (int row = 0; row < ROWS; row++) {
            closes[row] = 100 + row % 977 * 0.01;
            bars.add(Bar.quiet(Minutes.plus(0, row), closes[row]));
        }
        series = BarSeries.of(bars);
    }

    @Benchmark
    public double bareArray() {
        double sum = 0;
        for (double close : closes) {
            sum += close;
        }
        return sum;
    }

    @Benchmark
    public double barSeries() {
        double sum = 0;
        for (int row = 0; row < series.size(); row++) {
            sum += series.close(row);
        }
        return sum;
    }

    @Benchmark
    public double listOfBars() {
        double sum = 0;
        for (Bar bar : bars) {
            sum += bar.close();
        }
        return sum;
    }
}
