package dev.scalpel.benchmarks.faults.portfolio;

import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.testbed.PortfolioTestbed;
import dev.scalpel.benchmarks.faults.venues.PortfolioMarket;
import dev.scalpel.benchmarks.faults.venues.PortfolioVenue;
import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.Median;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.invocation.Dispatcher;
import dev.scalpel.settings.portfolio.PortfolioStrategy;
import dev.scalpel.signals.Signal;
import dev.scalpel.signals.TargetState;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * How long it takes to turn a position around at a venue whose answers take 100 ms: its stop is cancelled, it is closed, the venue
 * reports flat, the other side is opened and protected. What is measured is one run of the function, in a process that has run before.
 */
public final class ReversalBenchmark implements Benchmark {

    private static final List<PortfolioMarket> MARKETS =
            List.of(PortfolioMarket.TRADOVATE, PortfolioMarket.OANDA, PortfolioMarket.USDM, PortfolioMarket.LINEAR);
    private static final Duration ANSWER = Duration.ofMillis(100);
    private static final double GOAL_SECONDS = 3;
    private static final int MINUTES = 60;
    private static final int RUNS = 3;

    @Override
    public String name() {
        return "reversal";
    }

    @Override
    public String question() {
        return "How long does a reversal take at each venue with margin, and how many requests, with answers after 100 ms?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        List<ResultRow> rows = new ArrayList<>();
        for (PortfolioMarket market : MARKETS) {
            List<Double> requests = new ArrayList<>();
            List<Double> seconds = new ArrayList<>();
            for (int seed = 1; seed <= (run.quick() ? 1 : RUNS); seed++) {
                reverse(market, seed, requests, seconds);
            }
            rows.add(ResultRow.of(market.label() + ": requests", Median.of(requests), "requests", "one", 1));
            rows.add(ResultRow.of(
                    market.label() + ": one run", Median.of(seconds), "s", "goal: at most 3 s", GOAL_SECONDS));
        }
        return rows;
    }

    private static void reverse(PortfolioMarket market, long seed, List<Double> requests, List<Double> seconds) {
        try (PortfolioTestbed testbed =
                StormPortfolios.testbed(market, MINUTES, new SplittableRandom(seed), EngineVariant.ENGINE)) {
            PortfolioVenue venue = testbed.venue().orElseThrow();
            PortfolioStrategy strategy = testbed.portfolio().strategies().stream()
                    .filter(each -> each.stopLoss().isPresent())
                    .findFirst()
                    .orElseThrow();
            Dispatcher process = testbed.process();
            testbed.call(process, PortfolioTestbed.EXECUTE);
            turn(testbed, process, strategy, TargetState.LONG);
            testbed.pause(Duration.ofSeconds(40));
            venue.slowDown(ANSWER);
            int before = venue.faultsMet();
            long began = System.nanoTime();
            turn(testbed, process, strategy, TargetState.SHORT);
            seconds.add((System.nanoTime() - began) / 1e9);
            requests.add((double) (venue.faultsMet() - before));
            boolean isShort = venue.held(strategy.instrument()).signum() < 0;
            boolean isProtected = venue.orders(strategy.instrument()).stream().anyMatch(order -> order.stop());
            if (!isShort || !isProtected) {
                throw new BenchmarkException("the reversal at " + market.label() + " must end short with a stop");
            }
        }
    }

    private static void turn(
            PortfolioTestbed testbed, Dispatcher process, PortfolioStrategy strategy, TargetState target) {
        testbed.receive(new Signal(
                Signal.idOf(
                        PortfolioTestbed.PORTFOLIO,
                        strategy.name(),
                        target,
                        Signal.Kind.ORDER,
                        testbed.time(),
                        Optional.empty(),
                        ""),
                PortfolioTestbed.PORTFOLIO,
                strategy.name(),
                target,
                Signal.Kind.ORDER,
                testbed.time(),
                testbed.time(),
                Optional.<BigDecimal>empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                "benchmark",
                "0".repeat(64)));
        testbed.call(process, PortfolioTestbed.EXECUTE);
    }
}
