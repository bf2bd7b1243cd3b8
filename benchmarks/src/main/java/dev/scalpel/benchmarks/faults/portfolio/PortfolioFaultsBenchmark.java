package dev.scalpel.benchmarks.faults.portfolio;

import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.venues.PortfolioMarket;
import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** How many faults portfolios survive, and which invariants they violate, on paper and at each stand-in. */
public final class PortfolioFaultsBenchmark implements Benchmark {

    private static final int FAULTS = 20_000;
    private static final int QUICK_FAULTS = 200;
    private static final int MINUTES_PER_STORM = 240;
    private static final int PROGRESS_EVERY = 10;

    @Override
    public String name() {
        return "portfolio-faults";
    }

    @Override
    public String question() {
        return "How many faults do portfolios survive without a signal executed twice, a position without a stop or wrong books?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        List<ResultRow> rows = new ArrayList<>();
        List<PortfolioMarket> markets =
                run.faults().market().map(label -> List.of(market(label))).orElse(List.of(PortfolioMarket.values()));
        markets.forEach(market -> rows.addAll(run(run, market)));
        return rows;
    }

    private static PortfolioMarket market(String label) {
        return PortfolioMarket.of(label)
                .orElseThrow(() ->
                        new BenchmarkException("no market '" + label + "'; there are " + PortfolioMarket.labels()));
    }

    private static List<ResultRow> run(BenchmarkRun run, PortfolioMarket market) {
        int goal = run.faults().count().orElse(run.quick() ? QUICK_FAULTS : FAULTS);
        TreeMap<String, Integer> kinds = new TreeMap<>();
        int faults = 0;
        int storms = 0;
        int checked = 0;
        int trades = 0;
        int violations = 0;
        for (long seed = run.faults().seed().orElse(1L); faults < goal; seed++) {
            PortfolioStorm next = new PortfolioStorm(market, seed, MINUTES_PER_STORM, EngineVariant.ENGINE);
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
                        .println(market.label() + ": " + faults + " faults in " + storms + " storms, " + violations
                                + " violations");
            }
        }
        kinds.forEach((kind, count) -> run.log().println(count + "\t" + kind));
        run.log()
                .println(market.label() + ": " + faults + " faults of " + kinds.size() + " kinds in " + storms
                        + " storms, " + checked + " checked runs, " + trades + " trades, " + violations
                        + " violations");
        String at = market.label() + ": ";
        return List.of(
                ResultRow.of(at + "faults", faults, "faults", "goal: at least " + goal, goal),
                ResultRow.of(at + "kinds", kinds.size(), "kinds", "faults", faults),
                ResultRow.of(at + "storms", storms, "storms", "one", 1),
                ResultRow.of(at + "checked runs", checked, "runs", "faults", faults),
                ResultRow.of(at + "trades", trades, "trades", "faults", faults),
                new ResultRow(at + "violations", violations, "violations", "goal: none", violations));
    }
}
