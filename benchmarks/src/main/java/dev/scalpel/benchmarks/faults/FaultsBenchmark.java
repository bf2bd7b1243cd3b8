package dev.scalpel.benchmarks.faults;

import dev.scalpel.benchmarks.Benchmark;
import dev.scalpel.benchmarks.Row;
import dev.scalpel.benchmarks.Run;
import java.util.List;

/** How many faults of how many kinds execution's minute survives, and what they break. */
public final class FaultsBenchmark implements Benchmark {

    private static final int FAULTS = 10_000;
    private static final int QUICK_FAULTS = 500;
    private static final int KINDS = 25;

    @Override
    public String name() {
        return "faults";
    }

    @Override
    public String question() {
        return "Of how many faults of how many kinds does one lead to a doubled entry, an unprotected position or a"
                + " wrong ledger?";
    }

    @Override
    public List<Row> run(Run run) {
        Tally tally = FaultStorm.run(run.quick() ? 5 : 1, run.quick() ? QUICK_FAULTS : FAULTS, 1, run.log());
        tally.byKind().forEach((kind, count) -> run.log().println(count + "\t" + kind));
        tally.told().forEach(run.log()::println);
        return List.of(
                Row.of("faults", tally.faults(), "faults", "goal: at least " + FAULTS, FAULTS),
                Row.of("kinds", tally.byKind().size(), "kinds", "goal: at least " + KINDS, KINDS),
                new Row("violations", tally.violations(), "violations", "goal: none", tally.violations()));
    }
}
