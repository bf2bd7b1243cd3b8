package dev.scalpel.benchmarks.faults.perpetual;

import dev.scalpel.benchmarks.faults.venues.StormVenue;
import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** How many faults execution survives on perpetuals, and which invariants they violate, for each venue with margin. */
public final class PerpetualFaultsBenchmark implements Benchmark {

    private static final int FAULTS = 20_000;
    private static final int QUICK_FAULTS = 200;
    private static final int MINUTES_PER_STORM = 240;
    private static final int PROGRESS_EVERY = 10;

    @Override
    public String name() {
        return "perpetual-faults";
    }

    @Override
    public String question() {
        return "How many faults does execution survive on perpetuals without an unprotected position, two directions or a"
                + " wrong ledger?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        List<ResultRow> rows = new ArrayList<>();
        List<StormVenue> venues =
                run.faults().venue().map(label -> List.of(venue(label))).orElse(List.of(StormVenue.values()));
        venues.forEach(venue -> rows.addAll(run(run, venue)));
        return rows;
    }

    private static StormVenue venue(String label) {
        return StormVenue.of(label)
                .orElseThrow(
                        () -> new BenchmarkException("no venue '" + label + "'; there are " + StormVenue.labels()));
    }

    private static List<ResultRow> run(BenchmarkRun run, StormVenue venue) {
        int goal = run.faults().count().orElse(run.quick() ? QUICK_FAULTS : FAULTS);
        TreeMap<String, Integer> kinds = new TreeMap<>();
        int faults = 0;
        int storms = 0;
        int checked = 0;
        int trades = 0;
        int violations = 0;
        for (long seed = run.faults().seed().orElse(1L); faults < goal; seed++) {
            PerpetualStorm next = new PerpetualStorm(venue, seed, MINUTES_PER_STORM, UnaryOperator.identity());
            run.faults().trace().ifPresent(minute -> next.traced(minute, run.log()::println));
            PerpetualStorm.Result result = next.run();
            result.faults().forEach((kind, count) -> kinds.merge(kind, count, Integer::sum));
            long storm = seed;
            result.violations().forEach(broken -> run.log().println("storm " + storm + ": " + broken));
            faults += result.count();
            checked += result.checked();
            trades += result.trades();
            violations += result.violations().size();
            storms++;
            if (storms % PROGRESS_EVERY == 0) {
                run.log()
                        .println(venue.label() + ": " + faults + " faults in " + storms + " storms, " + violations
                                + " violations");
            }
        }
        kinds.forEach((kind, count) -> run.log().println(count + "\t" + kind));
        run.log()
                .println(venue.label() + ": " + faults + " faults of " + kinds.size() + " kinds in " + storms
                        + " storms, " + checked + " checked invocations, " + trades + " trades, " + violations
                        + " violations");
        String at = venue.label() + ": ";
        return List.of(
                ResultRow.of(at + "faults", faults, "faults", "goal: at least " + goal, goal),
                ResultRow.of(at + "kinds", kinds.size(), "kinds", "faults", faults),
                ResultRow.of(at + "storms", storms, "storms", "one", 1),
                ResultRow.of(at + "checked invocations", checked, "invocations", "faults", faults),
                ResultRow.of(at + "trades", trades, "trades", "faults", faults),
                new ResultRow(at + "violations", violations, "violations", "goal: none", violations));
    }
}
