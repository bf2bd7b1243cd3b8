package dev.scalpel.benchmarks.features;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.JmhRunner;
import dev.scalpel.benchmarks.harness.ResultRow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast the features are. On the six indicators that ta4j and TA-Lib have too, theirs stop at the indicator and ours
 * continue to the feature (the distance in units of volatility, the score), which takes longer.
 */
public final class FeaturesBenchmark implements Benchmark {

    /** Averages of 20 and 60 closes, Bollinger's %B, the stochastic %K, the mean true range, the volume's score. */
    static final List<String> SHARED = List.of(
            "distance_to_mean_20", "distance_to_mean_60", "bollinger_20", "range_position_60", "atr_60", "volume_z_60");

    /** ta4j measures a tenth of the year: its time grows with the rows, its memory would not leave room for the rest. */
    static final int TENTH = 10;

    private static final String TA4J = "year's first tenth, six indicators, ta4j 0.17";
    private static final String TA_LIB = "year, six indicators, TA-Lib";
    private static final String TA4J_NEWEST = "newest row, six indicators, ta4j 0.17";
    private static final double ROWS = 519_840;
    /** Each in a JVM of its own, which must read the bars first: the whole run takes less than four minutes. */
    private static final int WARM_UPS = 6;

    private static final String EXTENDED = "extended set of 127 with reference pair, ";
    private static final double GOAL_ROWS = 3_000_000;
    private static final double GOAL_MICROS = 80;

    @Override
    public String name() {
        return "features";
    }

    @Override
    public String question() {
        return "How many rows per second does the feature set take over the real year, and how long the newest row?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        Map<String, String> folder = Map.of("folder", RealPairBars.folder(run));
        List<ResultRow> rows = new ArrayList<>();
        year(run, folder, rows);
        newest(run, folder, rows);
        return rows;
    }

    private static void year(BenchmarkRun run, Map<String, String> folder, List<ResultRow> rows) {
        Map<String, Double> seconds = JmhRunner.named(
                JmhRunner.scores(YearJmh.class, run, folder, WARM_UPS),
                List.of(
                        Map.entry("standardMatrix", "year, standard set of 50 with reference pair, matrix, one core"),
                        Map.entry("extendedMatrix", "year, " + EXTENDED + "matrix, one core"),
                        Map.entry("extendedRows", "year, " + EXTENDED + "block by block, one core"),
                        Map.entry("extendedRowsOfTwoThreads", "year, " + EXTENDED + "block by block, two cores"),
                        Map.entry("sharedFeatures", "year, six shared features"),
                        Map.entry("taLib", TA_LIB),
                        Map.entry("ta4jTenth", TA4J)));
        Map<String, Double> rowsPerSecond = new LinkedHashMap<>();
        seconds.forEach((name, each) -> rowsPerSecond.put(name, (name.equals(TA4J) ? ROWS / TENTH : ROWS) / each));
        rows.addAll(ResultRow.against(TA_LIB, "rows/s", rowsPerSecond));
        rowsPerSecond.forEach((name, value) -> {
            if (name.contains("block by block")) {
                rows.add(ResultRow.of(name, value, "rows/s", "goal: 3 million rows/s", GOAL_ROWS));
            }
        });
    }

    private static void newest(BenchmarkRun run, Map<String, String> folder, List<ResultRow> rows) {
        Map<String, Double> micros = JmhRunner.named(
                JmhRunner.scores(NewestRowJmh.class, run, folder, WARM_UPS),
                List.of(
                        Map.entry("standardSet", "newest row, standard set of 50 with reference pair"),
                        Map.entry("extendedSet", "newest row, " + EXTENDED + "from the tail"),
                        Map.entry("extendedSetFirst", "newest row, " + EXTENDED + "plan and arrays made too"),
                        Map.entry("sharedFeatures", "newest row, six shared features"),
                        Map.entry("ta4j", TA4J_NEWEST)));
        rows.addAll(ResultRow.against(TA4J_NEWEST, "µs", micros));
        micros.forEach((name, value) -> {
            if (name.endsWith("from the tail")) {
                rows.add(ResultRow.of(name, value, "µs", "goal: 80 µs", GOAL_MICROS));
            }
        });
    }
}
