package dev.scalpel.benchmarks.market;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.Jmh;
import dev.scalpel.benchmarks.harness.Row;
import dev.scalpel.benchmarks.harness.Run;
import java.util.List;
import java.util.Map;

/** What reading through a {@code BarSeries} costs beside a bare array, and what it saves beside a list of bars. */
public final class ColumnsBenchmark implements Benchmark {

    private static final String REFERENCE = "double[]";

    @Override
    public String name() {
        return "columns";
    }

    @Override
    public String question() {
        return "What does summing the closes of a year through BarSeries cost beside a bare array?";
    }

    @Override
    public List<Row> run(Run run) {
        Map<String, Double> scores = Jmh.named(
                Jmh.scores(ColumnsJmh.class, run),
                List.of(
                        Map.entry("bareArray", REFERENCE),
                        Map.entry("barSeries", "BarSeries"),
                        Map.entry("listOfBars", "List<Bar>")));
        return Row.against(REFERENCE, "ms", scores);
    }
}
