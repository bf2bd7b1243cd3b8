package dev.scalpel.benchmarks.simulation;

import dev.scalpel.market.BarSeries;
import dev.scalpel.model.score.ScoreColumns;
import dev.scalpel.simulation.SimulationResult;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ta4j.core.BaseBarSeriesBuilder;

/**
 * The cross-over of the real year three times, and a score followed over it twice: each from bars in its own form to trades,
 * equity curve and drawdown.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class SimulatorJmh {

    private static final ScoreColumns NO_SCORES =
            new ScoreColumns(new double[0], new double[0], new int[1], new double[0], new double[0], new double[0]);

    @Param("")
    public String file = "";

    private BarSeries bars = BarSeries.empty();
    private org.ta4j.core.BarSeries ta4jBars = new BaseBarSeriesBuilder().build();
    private long[] time = new long[0];
    private double[] open = new double[0];
    private double[] high = new double[0];
    private double[] low = new double[0];
    private double[] close = new double[0];
    private ScoreColumns scores = NO_SCORES;

    @Setup
    public void read() {
        bars = RealYearBars.read(file);
        ta4jBars = Ta4jCross.series(bars);
        int rows = bars.size();
        time = new long[rows];
        open = new double[rows];
        high = new double[rows];
        low = new double[rows];
        close = new double[rows];
        for (int row = 0; row < rows; row++) {
            time[row] = bars.openTime(row);
            open[row] = bars.open(row);
            high[row] = bars.high(row);
            low[row] = bars.low(row);
            close[row] = bars.close(row);
        }
        scores = ScoreFollower.columns(bars);
    }

    @Benchmark
    public SimulationResult scalpel() {
        return SmaCross.simulate(bars);
    }

    @Benchmark
    public Object plainLoop() {
        return PlainLoop.run(time, open, high, low, close);
    }

    @Benchmark
    public Object ta4j() {
        return Ta4jCross.run(ta4jBars);
    }

    @Benchmark
    public SimulationResult scalpelScore() {
        return ScoreFollower.simulate(bars, scores);
    }

    @Benchmark
    public Object plainLoopScore() {
        return plainScore();
    }

    PlainLoop.PlainResult plainScore() {
        return ScorePlainLoop.run(time, open, high, low, close, scores.score());
    }

    PlainLoop.PlainResult plain() {
        return PlainLoop.run(time, open, high, low, close);
    }

    Ta4jCross.Ta4jResult peer() {
        return Ta4jCross.run(ta4jBars);
    }

    BarSeries bars() {
        return bars;
    }
}
