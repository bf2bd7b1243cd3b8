package dev.scalpel.benchmarks.report;

import com.sun.management.OperatingSystemMXBean;
import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.Median;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.benchmarks.harness.TemporaryFolder;
import dev.scalpel.ledger.repository.Repositories;
import dev.scalpel.monitoring.Review;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.local.DirectoryStore;
import dev.scalpel.store.local.Durability;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A year of minutes and ten thousand trades: from the records in a directory to the page, and the page in a browser. */
public final class ReportBenchmark implements Benchmark {

    private static final int YEAR = 365;
    private static final String WRITE_LIMIT = "limit: 5 s";
    private static final String OPEN_LIMIT = "limit: 2 s";
    private static final Pattern PACKED = Pattern.compile("\"(?:plain|deflated)\":\"([^\"]+)\"");
    private static final String READ_BYTES = "reading the bytes of the records";

    @Override
    public String name() {
        return "report";
    }

    @Override
    public String question() {
        return "How long does a report over a year of minutes and 10,000 trades take to write, and to open?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        try (TemporaryFolder folder = TemporaryFolder.of("report")) {
            return measure(run, folder.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<ResultRow> measure(BenchmarkRun run, Path folder) throws IOException {
        int days = run.quick() ? 30 : YEAR;
        run.log().println("report: making the records of " + days + " days");
        TradedYearRecords year = TradedYearRecords.of(days);
        ObjectStore store = new DirectoryStore(folder.resolve("store"), Durability.NONE);
        Settings settings = SettingsReader.fromText("benchmark", "symbols: [BTC/USDT]", Map.of())
                .settings();
        year.write(store, settings.venue());
        Instant end = TradedYearRecords.START.plus(Duration.ofDays(days));
        ReviewPeriod period = new ReviewPeriod(TradedYearRecords.START, end);
        Path page = folder.resolve("report.html");

        List<Double> written = new ArrayList<>();
        List<Double> cpu = new ArrayList<>();
        for (int round = 0; round < (run.quick() ? 2 : 6); round++) {
            run.log().println("report: writing, round " + (round + 1));
            long started = System.nanoTime();
            long cpuStarted = cpuNanos();
            Review.Result review = new Review(settings, store, Repositories.in(store)).of(period, end);
            Files.writeString(page, review.page());
            Files.writeString(folder.resolve("metrics.json"), review.metrics().toString());
            written.add((System.nanoTime() - started) / 1e6);
            cpu.add((cpuNanos() - cpuStarted) / 1e6);
        }
        double bytes = millisToRead(folder.resolve("store"));
        double warm = Median.of(written.subList(1, written.size()));
        List<ResultRow> rows = new ArrayList<>();
        rows.add(ResultRow.of("trades in it", year.trades(), "trades", "10,000", 10_000));
        rows.add(ResultRow.of("written, first in this JVM", written.get(0), "ms", WRITE_LIMIT, 5_000));
        rows.add(ResultRow.of("written, median of the later ones", warm, "ms", WRITE_LIMIT, 5_000));
        rows.add(ResultRow.of("written, median of the later ones", warm, "ms", READ_BYTES, bytes));
        // On a busy machine only CPU time shows what the report itself takes.
        rows.add(ResultRow.of(
                "CPU time of these, all threads", Median.of(cpu.subList(1, cpu.size())), "ms", WRITE_LIMIT, 5_000));
        rows.add(ResultRow.of("size of the page", Files.size(page) / 1e6, "MB", "1 MB", 1));
        rows.add(
                ResultRow.of("of it for each bar", charactersOfBars(page) / year.bars(), "bytes", "limit: 8 bytes", 8));
        opened(run, folder, page).ifPresent(rows::addAll);
        return rows;
    }

    private static Optional<List<ResultRow>> opened(BenchmarkRun run, Path folder, Path page) throws IOException {
        Optional<HeadlessBrowser> browser = HeadlessBrowser.find(Files.createDirectory(folder.resolve("profile")));
        if (browser.isEmpty()) {
            run.log().println("report: no Chromium on the path, so opening is not measured");
            return Optional.empty();
        }
        Path empty = folder.resolve("empty.html");
        Files.writeString(empty, "<!doctype html><title>empty</title>");
        List<Double> nothing = new ArrayList<>();
        List<Double> report = new ArrayList<>();
        for (int round = 0; round < (run.quick() ? 2 : 7); round++) {
            run.log().println("report: opening, round " + (round + 1));
            nothing.add(browser.get().millisToOpen(empty));
            report.add(browser.get().millisToOpen(page));
        }
        double own = Math.max(0, Median.of(report) - Median.of(nothing));
        return Optional.of(List.of(
                ResultRow.of("opened, minus an empty page", own, "ms", OPEN_LIMIT, 2_000),
                ResultRow.of(
                        "browser started, page opened, browser ended",
                        Median.of(report),
                        "ms",
                        "the same with an empty page",
                        Median.of(nothing))));
    }

    private static double charactersOfBars(Path page) throws IOException {
        return PACKED.matcher(Files.readString(page))
                .results()
                .mapToLong(found -> found.group(1).length())
                .sum();
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static double millisToRead(Path folder) throws IOException {
        long started = System.nanoTime();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.readAllBytes(file);
            }
        }
        return (System.nanoTime() - started) / 1e6;
    }
}
