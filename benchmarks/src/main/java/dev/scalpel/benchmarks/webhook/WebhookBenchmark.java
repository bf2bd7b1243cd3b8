package dev.scalpel.benchmarks.webhook;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.benchmarks.harness.TemporaryFolder;
import dev.scalpel.store.local.Durability;
import java.util.ArrayList;
import java.util.List;

/** The ways of an alert: into the store, to the venue, and through a function that has just started. */
public final class WebhookBenchmark implements Benchmark {

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public String question() {
        return "How long until an alert is stored and answered, are a hundred in one second all stored once, and how long is it"
                + " from a stop to its order on the wire, and to the first answer of a function that starts?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        List<ResultRow> rows = new ArrayList<>();
        try (TemporaryFolder folder = TemporaryFolder.of("webhook")) {
            for (Durability durability : List.of(Durability.NONE, Durability.FSYNC)) {
                rows.addAll(new Receipts(run, folder.path(), durability).measure());
            }
            rows.addAll(StopToOrder.measure(run, folder.path().resolve("stop")));
            rows.addAll(ApiColdStart.measure(run, folder.path().resolve("cold")));
        }
        return rows;
    }
}
