package dev.scalpel.benchmarks.faults.portfolio;

import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.calls.StormBenchmark;
import dev.scalpel.benchmarks.faults.venues.PortfolioMarket;
import dev.scalpel.benchmarks.harness.BenchmarkRun.FaultOptions;
import java.util.Arrays;
import java.util.Optional;

/** How many faults portfolios survive, and which invariants they violate, on paper and at each stand-in. */
public final class PortfolioFaultsBenchmark extends StormBenchmark {

    public PortfolioFaultsBenchmark() {
        super(
                "portfolio-faults",
                "How many faults do portfolios survive without a signal executed twice, a position without a stop or wrong"
                        + " books?",
                Arrays.stream(PortfolioMarket.values())
                        .map(market -> new Place(
                                market.label(),
                                (seed, minutes) -> new PortfolioStorm(market, seed, minutes, EngineVariant.ENGINE)))
                        .toList());
    }

    @Override
    protected Optional<String> chosen(FaultOptions options) {
        return options.market();
    }
}
