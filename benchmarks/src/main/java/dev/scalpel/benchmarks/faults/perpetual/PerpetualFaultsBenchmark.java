package dev.scalpel.benchmarks.faults.perpetual;

import dev.scalpel.benchmarks.faults.calls.StormBenchmark;
import dev.scalpel.benchmarks.faults.venues.StormVenue;
import dev.scalpel.benchmarks.harness.BenchmarkRun.FaultOptions;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How many faults execution survives on perpetuals, and which invariants they violate, for each venue with margin. */
public final class PerpetualFaultsBenchmark extends StormBenchmark {

    public PerpetualFaultsBenchmark() {
        super(
                "perpetual-faults",
                "How many faults does execution survive on perpetuals without an unprotected position, two directions or a"
                        + " wrong ledger?",
                Arrays.stream(StormVenue.values())
                        .map(venue -> new Place(
                                venue.label(),
                                (seed, minutes) -> new PerpetualStorm(venue, seed, minutes, UnaryOperator.identity())))
                        .toList());
    }

    @Override
    protected Optional<String> chosen(FaultOptions options) {
        return options.venue();
    }
}
