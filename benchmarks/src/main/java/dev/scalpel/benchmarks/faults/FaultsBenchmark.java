package dev.scalpel.benchmarks.faults;

import dev.scalpel.benchmarks.faults.broken.BrokenEngines;
import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.perpetual.PerpetualFaultsBenchmark;
import dev.scalpel.benchmarks.faults.venues.ModelVenues;
import dev.scalpel.benchmarks.faults.venues.SpotVenue;
import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many faults of how many kinds execution survives, and which invariants they violate. */
public final class FaultsBenchmark implements Benchmark {

    private static final int FAULTS = 100_000;
    private static final int QUICK_FAULTS = 2_000;
    private static final int QUICK_STEP = 40;
    private static final long SEED = 1;
    private static final int MAX_UNTIL_FOUND = 10_000;
    private static final int KINDS = 300;

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public String question() {
        return "How many faults of how many kinds does execution survive without a duplicate entry, an unprotected"
                + " position or a wrong ledger?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        BenchmarkRun.FaultOptions options = run.faults();
        if (options.venue().filter(ModelVenues::isOnMargin).isPresent()) {
            return new PerpetualFaultsBenchmark().run(run);
        }
        if (options.seed().isPresent()) {
            return replay(run, options.seed().get(), options.trace());
        }
        if (options.broken().isPresent()) {
            return broken(run, options.broken().get(), options.count().orElse(MAX_UNTIL_FOUND));
        }
        FaultStorm storm = FaultStorm.ofEngine(venue(run), run.log());
        long began = System.nanoTime();
        StormTotals totals = options.soakMinutes().isPresent()
                ? storm.soak(Duration.ofMinutes(options.soakMinutes().get()), SEED)
                : storm.run(
                        run.quick() ? QUICK_STEP : 1,
                        options.count().orElse(run.quick() ? QUICK_FAULTS : FAULTS),
                        SEED);
        double seconds = (System.nanoTime() - began) / 1e9;
        log(run, totals);
        return List.of(
                ResultRow.of("faults", totals.faults(), "faults", "goal: at least " + FAULTS, FAULTS),
                ResultRow.of("kinds", totals.byKind().size(), "kinds", "goal: at least " + KINDS, KINDS),
                ResultRow.of("checked invocations", totals.checked(), "invocations", "faults", totals.faults()),
                ResultRow.of("faults per second", totals.faults() / seconds, "faults/s", "one", 1),
                new ResultRow(
                        "violations", totals.violationCount(), "violations", "goal: none", totals.violationCount()));
    }

    private static SpotVenue venue(BenchmarkRun run) {
        String name = run.faults().venue().orElse("binance");
        return SpotVenue.named(name)
                .orElseThrow(() -> new BenchmarkException(
                        ModelVenues.refusal(name).orElse("no spot venue is called '" + name + "'")));
    }

    private static List<ResultRow> broken(BenchmarkRun run, String name, int maxFaults) {
        List<EngineVariant> variants = name.equals("all")
                ? BrokenEngines.all()
                : List.of(BrokenEngines.named(name)
                        .orElseThrow(() -> new BenchmarkException("no broken engine '" + name + "'; there are all, "
                                + String.join(
                                        ", ",
                                        BrokenEngines.all().stream()
                                                .map(EngineVariant::name)
                                                .toList()))));
        List<Discovery> found = variants.parallelStream()
                .map(variant -> new FaultStorm(variant, 1, run.log()).discover(maxFaults, SEED))
                .toList();
        found.forEach(one -> run.log()
                .println(one.variant().name() + " (" + one.variant().breaks() + "): " + one.faults() + " faults, "
                        + one.invariant().orElse("NOT FOUND") + "; " + one.first()));
        List<ResultRow> rows = new ArrayList<>();
        for (Discovery one : found) {
            rows.add(ResultRow.of(
                    one.variant().name() + ": " + one.invariant().orElse("not found"),
                    one.faults(),
                    "faults",
                    "goal: found within " + maxFaults,
                    maxFaults));
        }
        return rows;
    }

    /** Twice, to show that it is reproducible. */
    private static List<ResultRow> replay(BenchmarkRun run, long seed, Optional<Integer> trace) {
        FaultStorm storm = FaultStorm.ofEngine(venue(run), run.log());
        StormEnd first = storm.replay(seed, FaultStorm.MINUTES_PER_STORM, trace);
        log(run, first.totals());
        run.log().println("storm " + seed + ": digest " + first.digest());
        StormEnd second = storm.replay(seed, FaultStorm.MINUTES_PER_STORM);
        run.log().println("storm " + seed + ", once more: digest " + second.digest());
        boolean same = first.digest().equals(second.digest())
                && first.totals().byKind().equals(second.totals().byKind());
        return List.of(
                ResultRow.of("faults", first.totals().faults(), "faults", "one", 1),
                ResultRow.of("replays with the same end", same ? 1 : 0, "replays", "one", 1),
                new ResultRow(
                        "violations",
                        first.totals().violationCount(),
                        "violations",
                        "goal: none",
                        first.totals().violationCount()));
    }

    private static void log(BenchmarkRun run, StormTotals totals) {
        totals.byKind().forEach((kind, count) -> run.log().println(count + "\t" + kind));
        totals.reports().forEach(run.log()::println);
        totals.violations()
                .forEach((invariant, count) ->
                        run.log().println(count + "\tviolations: " + invariant.description() + " (" + invariant + ")"));
    }
}
