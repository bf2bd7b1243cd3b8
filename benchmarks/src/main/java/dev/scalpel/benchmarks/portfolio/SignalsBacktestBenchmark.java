package dev.scalpel.benchmarks.portfolio;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.JmhRunner;
import dev.scalpel.benchmarks.harness.ResultRow;
import java.util.List;
import java.util.Map;

/** The time of a portfolio's backtest on a year of minutes. */
public final class SignalsBacktestBenchmark implements Benchmark {

    private static final String REFERENCE = "simulator over the same bars";

    @Override
    public String name() {
        return "signals-backtest";
    }

    @Override
    public String question() {
        return "How long do 1,000 signals of three strategies take on a year of minutes?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        requireTrades();
        Map<String, Double> seconds = JmhRunner.named(
                JmhRunner.scores(SignalsBacktestJmh.class, run),
                List.of(
                        Map.entry("simulator", REFERENCE),
                        Map.entry("signals", SignalsBacktestJmh.SIGNALS + " signals")));
        return ResultRow.against(REFERENCE, "s", seconds);
    }

    /** A backtest that trades nothing would be fast. */
    private static void requireTrades() {
        SignalsBacktestJmh once = new SignalsBacktestJmh();
        once.fill();
        int trades = once.signals().trades().size();
        if (trades < SignalsBacktestJmh.SIGNALS / 10) {
            throw new BenchmarkException("the backtest must trade at least a tenth of its signals: " + trades);
        }
    }
}
