package dev.scalpel.benchmarks.market;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.JmhRunner;
import dev.scalpel.benchmarks.harness.ResultRow;
import java.util.List;
import java.util.Map;

/** The cost of reading a {@code BarSeries} compared with a plain array and with a list of bars. */
public final class ColumnsBenchmark implements Benchmark {

    private static final String REFERENCE = "double[]";

    @Override
    public String name() {
        return "columns";
    }

    @Override
    public String question() {
        return "What does summing the closes of a year through BarSeries cost compared with a plain array?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        Map<String, Double> scores = JmhRunner.named(
                JmhRunner.scores(ColumnsJmh.class, run),
                List.of(
                        Map.entry("bareArray", REFERENCE),
                        Map.entry("barSeries", "BarSeries"),
                        Map.entry("listOfBars", "List<Bar>")));
        return ResultRow.against(REFERENCE, "ms", scores);
    }
}
