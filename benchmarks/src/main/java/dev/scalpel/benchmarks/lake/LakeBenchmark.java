package dev.scalpel.benchmarks.lake;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.Median;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.benchmarks.harness.TemporaryFolder;
import dev.scalpel.lake.Lake;
import dev.scalpel.lake.LakeBuild;
import dev.scalpel.lake.LakeCheck;
import dev.scalpel.lake.LakeFolder;
import dev.scalpel.lake.LakeQuery;
import dev.scalpel.market.BarCsv;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** Symbol-years of bars into Parquet, compared with the store, and daily aggregates over ten of them. */
public final class LakeBenchmark implements Benchmark {

    private static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
    private static final int YEAR_DAYS = 365;
    private static final int QUICK_DAYS = 31;
    private static final int YEARS = 10;
    private static final int MANY = 1_000;
    private static final int QUICK_MANY = 50;
    private static final double BUILD_SECONDS = 1.0;
    private static final double SIZE_SHARE = 0.35;
    private static final double QUERY_SECONDS = 0.5;
    private static final double DAY_SECONDS = 60;
    private static final double NANOS = 1e9;
    private static final int REPEATS = 5;
    private static final String DAILY = """
            SELECT instrument, timestamp // 86400000 AS day, arg_min(open, timestamp), max(high), min(low),
                   arg_max(close, timestamp), sum(volume)
            FROM bars GROUP BY instrument, day ORDER BY instrument, day""";

    @Override
    public String name() {
        return "lake";
    }

    @Override
    public String question() {
        return "How long does a symbol-year of bars take into Parquet and how large is it, how long do daily aggregates over ten"
                + " symbol-years take, and a day of 1,000 instruments?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        List<ResultRow> rows = new ArrayList<>();
        int days = run.quick() ? QUICK_DAYS : YEAR_DAYS;
        Map<String, BarSeries> years = years(run, days);
        try (TemporaryFolder folder = TemporaryFolder.of(name())) {
            rows.addAll(years(run, folder.path(), years));
        }
        try (TemporaryFolder folder = TemporaryFolder.of(name())) {
            rows.add(oneDayOfMany(run, folder.path()));
        }
        return rows;
    }

    /** Real bars where there are any; they are less regular, and so compress less. */
    private static Map<String, BarSeries> years(BenchmarkRun run, int days) {
        Map<String, BarSeries> years = new TreeMap<>();
        if (run.data().isPresent()) {
            for (String base : List.of("BTC", "ETH")) {
                Path file = run.data().get().resolve("binance_spot_" + base + "USDT_1m_20230701_20240625.csv.gz");
                if (Files.exists(file)) {
                    BarSeries all = read(file);
                    years.put(base, all.slice(0, Math.min(all.size(), days * 1440)));
                }
            }
        }
        if (years.isEmpty()) {
            run.log().println("lake: no folder of real bars, so the bars are synthetic");
            Symbol symbol = Symbol.parse("BTC/USDT");
            years.put(
                    "BTC",
                    Optional.ofNullable(SyntheticMarket.generate(
                                            MarketSpec.of(List.of(symbol), START.toEpochMilli(), days, 5))
                                    .get(symbol))
                            .orElseThrow());
        }
        return years;
    }

    private static BarSeries read(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return BarCsv.readLeniently(file.toString(), in).bars();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static List<ResultRow> years(BenchmarkRun run, Path folder, Map<String, BarSeries> years) {
        List<ResultRow> rows = new ArrayList<>();
        ObjectStore store = new DirectoryStore(folder.resolve("store"), Durability.NONE);
        List<InstrumentId> instruments = new ArrayList<>();
        for (int at = 0; at < YEARS; at++) {
            String base = List.copyOf(years.keySet()).get(at % years.size());
            InstrumentId instrument = new InstrumentId("binance", Symbol.parse(base + at + "/USDT"));
            new StoredBars(store)
                    .append(instrument, Optional.ofNullable(years.get(base)).orElseThrow());
            instruments.add(instrument);
            if (at < years.size()) {
                rows.addAll(oneYear(run, store, folder, instrument, base));
            }
        }
        build(store, folder, instruments);
        Path tables = new LakeFolder(folder.resolve("copy")).refresh(store);
        LakeQuery query = new LakeQuery(tables, folder.resolve("swap"), Duration.ofMinutes(1));
        List<Double> seconds = new ArrayList<>();
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            seconds.add(seconds(() -> query.run(DAILY, Integer.MAX_VALUE)));
        }
        rows.add(ResultRow.of(
                "daily aggregates over " + YEARS + " symbol-years", Median.of(seconds), "s", "goal", QUERY_SECONDS));
        double inJava = seconds(() -> daily(store, instruments));
        rows.add(ResultRow.of(
                "the same from the store's CSV files, in Java", inJava, "s", "by SQL on the lake", Median.of(seconds)));
        return rows;
    }

    private static List<ResultRow> oneYear(
            BenchmarkRun run, ObjectStore store, Path folder, InstrumentId instrument, String base) {
        // The first run loads DuckDB's native library.
        build(store, folder, List.of(instrument));
        List<Double> seconds = new ArrayList<>();
        LakeBuild.Result[] result = new LakeBuild.Result[1];
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            store.list("lake/").forEach(store::delete);
            seconds.add(seconds(() -> result[0] = build(store, folder, List.of(instrument))));
        }
        double checked = seconds(() -> {
            LakeCheck.Result found = new LakeCheck(lake(store, List.of(instrument)), folder).run();
            if (!found.findings().isEmpty()) {
                throw new BenchmarkException("the lake differs from the store: " + found.findings());
            }
        });
        run.log().println("lake: " + base + ", " + result[0].rows() + " rows, every value the same");
        return List.of(
                ResultRow.of(base + ": a symbol-year built", Median.of(seconds), "s", "goal", BUILD_SECONDS),
                ResultRow.of(
                        base + ": its size as a share of its CSV files",
                        result[0].bytes() / (double) result[0].sourceBytes(),
                        "of 1",
                        "goal",
                        SIZE_SHARE),
                ResultRow.of(base + ": compared bit for bit", checked, "s", "the build", Median.of(seconds)));
    }

    private static ResultRow oneDayOfMany(BenchmarkRun run, Path folder) {
        int count = run.quick() ? QUICK_MANY : MANY;
        ObjectStore store = new DirectoryStore(folder.resolve("store"), Durability.NONE);
        Symbol symbol = Symbol.parse("BTC/USDT");
        BarSeries day = Optional.ofNullable(
                        SyntheticMarket.generate(MarketSpec.of(List.of(symbol), START.toEpochMilli(), 1, 5))
                                .get(symbol))
                .orElseThrow();
        List<InstrumentId> instruments = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            InstrumentId instrument = new InstrumentId("binance", Symbol.parse("C" + at + "/USDT"));
            instruments.add(instrument);
            new StoredBars(store).append(instrument, day);
        }
        double taken = seconds(() -> build(store, folder, instruments));
        return ResultRow.of("a day of " + count + " instruments built", taken, "s", "goal", DAY_SECONDS);
    }

    private static Lake lake(ObjectStore store, List<InstrumentId> instruments) {
        return new Lake(store, instruments, List.of());
    }

    private static LakeBuild.Result build(ObjectStore store, Path folder, List<InstrumentId> instruments) {
        return new LakeBuild(lake(store, instruments), folder, true).run(LakeBuild.Listener.NONE);
    }

    private static Map<String, double[]> daily(ObjectStore store, List<InstrumentId> instruments) {
        Map<String, double[]> days = new TreeMap<>();
        for (InstrumentId instrument : instruments) {
            BarSeries bars = new StoredBars(store).readAll(instrument);
            for (int row = 0; row < bars.size(); row++) {
                LocalDate day = Instant.ofEpochMilli(bars.openTime(row))
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate();
                double[] sums = days.computeIfAbsent(instrument + " " + day, none -> new double[3]);
                sums[0] = Math.max(sums[0], bars.high(row));
                sums[1] = bars.close(row);
                sums[2] += bars.volume(row);
            }
        }
        return days;
    }

    private static double seconds(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return (System.nanoTime() - begin) / NANOS;
    }
}
