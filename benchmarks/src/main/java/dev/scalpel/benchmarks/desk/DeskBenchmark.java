package dev.scalpel.benchmarks.desk;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.benchmarks.harness.TemporaryFolder;
import dev.scalpel.local.desk.WatchedUpdates;
import dev.scalpel.testkit.Chromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The desk's page in a headless Chromium while all its instruments change, fifty of them and two. */
public final class DeskBenchmark implements Benchmark {

    private static final int INSTRUMENTS = 50;
    private static final int FEW = 2;
    private static final double FRAME_MILLIS = 16;
    private static final String FRAME_LIMIT = "limit: 16 ms, a frame of the screen";
    private static final String ALL_LIMIT = "limit: 48 ms, three frames";

    @Override
    public String name() {
        return "desk";
    }

    @Override
    public String question() {
        return "How long is the browser busy when fifty instruments change at once?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        int updates = run.quick() ? 5 : 45;
        WatchedUpdates few = measure(run, FEW, updates);
        WatchedUpdates many = measure(run, INSTRUMENTS, updates);
        return List.of(
                ResultRow.of("longest frame of an update, median", many.frameMillis(), "ms", FRAME_LIMIT, FRAME_MILLIS),
                ResultRow.of("script per update", many.scriptMillis(), "ms", ALL_LIMIT, 3 * FRAME_MILLIS),
                ResultRow.of(
                        "script per update",
                        many.scriptMillis(),
                        "ms",
                        "the same of two instruments",
                        few.scriptMillis()),
                ResultRow.of(
                        "changes of the watch-list per update",
                        (double) many.changes() / updates,
                        "nodes",
                        "the rows",
                        INSTRUMENTS + 1));
    }

    private static WatchedUpdates measure(BenchmarkRun run, int instruments, int updates) {
        run.log().println("desk: " + updates + " updates of " + instruments + " instruments");
        try (TemporaryFolder folder = TemporaryFolder.of("desk")) {
            if (Chromium.find(folder.path()).isEmpty()) {
                throw new IllegalStateException(
                        "no Chromium on the path, nor where CHROMIUM points: the page cannot be measured");
            }
            return WatchedUpdates.of(folder.path(), instruments, updates);
        } catch (IOException e) {
            throw new UncheckedIOException("the desk could not be opened", e);
        }
    }
}
