package dev.scalpel.benchmarks.faults.perpetual;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** How many faults execution survives on perpetuals, and which invariants they violate. */
public final class PerpetualFaultsBenchmark implements Benchmark {

    private static final int FAULTS = 20_000;
    private static final int QUICK_FAULTS = 200;
    private static final int MINUTES_PER_STORM = 240;

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
        int goal = run.faults().count().orElse(run.quick() ? QUICK_FAULTS : FAULTS);
        TreeMap<String, Integer> kinds = new TreeMap<>();
        int faults = 0;
        int checked = 0;
        int trades = 0;
        int violations = 0;
        for (long seed = run.faults().seed().orElse(1L); faults < goal; seed++) {
            PerpetualStorm.Result result = new PerpetualStorm(seed, MINUTES_PER_STORM, UnaryOperator.identity()).run();
            result.faults().forEach((kind, count) -> kinds.merge(kind, count, Integer::sum));
            long storm = seed;
            result.violations().forEach(broken -> run.log().println("storm " + storm + ": " + broken));
            faults += result.count();
            checked += result.checked();
            trades += result.trades();
            violations += result.violations().size();
        }
        kinds.forEach((kind, count) -> run.log().println(count + "\t" + kind));
        return List.of(
                ResultRow.of("faults", faults, "faults", "goal: at least " + goal, goal),
                ResultRow.of("kinds", kinds.size(), "kinds", "faults", faults),
                ResultRow.of("checked invocations", checked, "invocations", "faults", faults),
                ResultRow.of("trades", trades, "trades", "faults", faults),
                new ResultRow("violations", violations, "violations", "goal: none", violations));
    }
}
