package dev.scalpel.benchmarks.faults.calls;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.BenchmarkRun.FaultOptions;
import dev.scalpel.benchmarks.harness.ResultRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How many faults are survived, and which invariants they violate, at each of several places. */
public abstract class StormBenchmark implements Benchmark {

    private static final int FAULTS = 20_000;
    private static final int QUICK_FAULTS = 200;
    private static final int MINUTES_PER_STORM = 240;
    private static final int PROGRESS_EVERY = 10;

    private final String name;
    private final String question;
    private final List<Place> places;

    /** @param places where storms of this kind can be */
    protected StormBenchmark(String name, String question, Collection<Place> places) {
        this.name = name;
        this.question = question;
        this.places = List.copyOf(places);
    }

    /**
     * Where a storm is.
     *
     * @param label as an option has it
     */
    public record Place(String label, Storms storms) {}

    /** Makes the storm of a seed. */
    public interface Storms {
        CallStorm storm(long seed, int minutes);
    }

    /** The label of the only place, if the options name one. */
    protected abstract Optional<String> chosen(FaultOptions options);

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final String question() {
        return question;
    }

    @Override
    public final List<ResultRow> run(BenchmarkRun run) {
        List<ResultRow> rows = new ArrayList<>();
        chosen(run.faults())
                .map(label -> List.of(place(label)))
                .orElse(places)
                .forEach(place -> rows.addAll(run(run, place)));
        return rows;
    }

    private Place place(String label) {
        return places.stream()
                .filter(place -> place.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new BenchmarkException("no place '" + label + "' of " + name + "; there are "
                        + places.stream().map(Place::label).collect(Collectors.joining(", "))));
    }

    private static List<ResultRow> run(BenchmarkRun run, Place place) {
        int goal = run.faults().count().orElse(run.quick() ? QUICK_FAULTS : FAULTS);
        TreeMap<String, Integer> kinds = new TreeMap<>();
        int faults = 0;
        int storms = 0;
        int checked = 0;
        int trades = 0;
        int violations = 0;
        for (long seed = run.faults().seed().orElse(1L); faults < goal; seed++) {
            CallStorm next = place.storms().storm(seed, MINUTES_PER_STORM);
            run.faults().trace().ifPresent(minute -> next.traced(minute, run.log()::println));
            StormTally result = next.run();
            result.faults().forEach((kind, count) -> kinds.merge(kind, count, Integer::sum));
            long storm = seed;
            result.violations().forEach(broken -> run.log().println("storm " + storm + ": " + broken));
            faults += result.count();
            checked += result.checks();
            trades += result.trades();
            violations += result.violations().size();
            storms++;
            if (storms % PROGRESS_EVERY == 0) {
                run.log()
                        .println(place.label() + ": " + faults + " faults in " + storms + " storms, " + violations
                                + " violations");
            }
        }
        kinds.forEach((kind, count) -> run.log().println(count + "\t" + kind));
        run.log()
                .println(place.label() + ": " + faults + " faults of " + kinds.size() + " kinds in " + storms
                        + " storms, " + checked + " checked invocations, " + trades + " trades, " + violations
                        + " violations");
        String at = place.label() + ": ";
        return List.of(
                ResultRow.of(at + "faults", faults, "faults", "goal: at least " + goal, goal),
                ResultRow.of(at + "kinds", kinds.size(), "kinds", "faults", faults),
                ResultRow.of(at + "storms", storms, "storms", "one", 1),
                ResultRow.of(at + "checked invocations", checked, "invocations", "faults", faults),
                ResultRow.of(at + "trades", trades, "trades", "faults", faults),
                new ResultRow(at + "violations", violations, "violations", "goal: none", violations));
    }
}
