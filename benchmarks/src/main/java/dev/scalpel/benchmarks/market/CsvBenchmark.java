package dev.scalpel.benchmarks.market;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.JmhRunner;
import dev.scalpel.benchmarks.harness.ResultRow;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How fast a year of bars is read, compared with Apache Commons CSV and with a loop that only looks at every byte. */
public final class CsvBenchmark implements Benchmark {

    private static final String COMMONS = "Commons CSV + parseDouble";
    private static final String BYTE_LOOP = "plain byte loop";

    @Override
    public String name() {
        return "csv";
    }

    @Override
    public String question() {
        return "How fast is a year of one-minute bars read, every double bit-equal to parseDouble?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        String source = BarText.realYear(run.data()).map(Path::toString).orElse(CsvJmh.SYNTHETIC);
        run.log().println("csv: reading " + source);
        Map<String, Double> millis = JmhRunner.scores(CsvJmh.class, run, Map.of("source", source));
        double commons = millis.getOrDefault("commonsCsv", Double.NaN);
        double byteLoop = millis.getOrDefault("byteLoop", Double.NaN);
        double strict = millis.getOrDefault("strict", Double.NaN);
        double salvage = millis.getOrDefault("salvage", Double.NaN);
        List<ResultRow> rows = new ArrayList<>();
        rows.add(ResultRow.of(COMMONS, commons, "ms", COMMONS, commons));
        rows.add(ResultRow.of("BarCsv.read", strict, "ms", COMMONS, commons));
        rows.add(ResultRow.of("BarCsv.salvage", salvage, "ms", COMMONS, commons));
        rows.add(ResultRow.of(BYTE_LOOP, byteLoop, "ms", COMMONS, commons));
        rows.add(ResultRow.of("BarCsv.read", strict, "ms", BYTE_LOOP, byteLoop));
        rows.add(ResultRow.of("BarCsv.write", millis.getOrDefault("write", Double.NaN), "ms", "BarCsv.read", strict));
        rows.add(new ResultRow("speed of BarCsv.read", commons / strict, "times", COMMONS, commons / strict));
        return rows;
    }
}
