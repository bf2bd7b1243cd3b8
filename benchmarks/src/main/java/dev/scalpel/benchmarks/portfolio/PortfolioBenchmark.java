package dev.scalpel.benchmarks.portfolio;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkException;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.JmhRunner;
import dev.scalpel.benchmarks.harness.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The time of a plan, of a portfolio with many strategies and of one with few, of a claim of many signals, and of a slot of twenty
 * strategies until its last order is on the wire.
 */
public final class PortfolioBenchmark implements Benchmark {

    private static final String REFERENCE = PortfolioJmh.FEW + " strategies";

    @Override
    public String name() {
        return "portfolio";
    }

    @Override
    public String question() {
        return "How long does planning a slot take in which half of the strategies open and an eighth closes, and claiming its signals?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        requireOrders();
        Map<String, Double> millis = JmhRunner.named(
                JmhRunner.scores(PortfolioJmh.class, run),
                List.of(
                        Map.entry("fewStrategies", REFERENCE),
                        Map.entry("manyStrategies", PortfolioJmh.MANY + " strategies"),
                        Map.entry("claimOfThousandSignals", "a claim of 1,000 due signals")));
        List<ResultRow> rows = new ArrayList<>(ResultRow.against(REFERENCE, "ms", millis));
        rows.addAll(SlotToOrders.measure(run));
        return rows;
    }

    /** A plan that orders nothing would be fast. */
    private static void requireOrders() {
        PortfolioJmh once = new PortfolioJmh();
        once.fill();
        int orders = once.manyStrategies().orders().size();
        if (orders < PortfolioJmh.MANY / 2) {
            throw new BenchmarkException(
                    "the plan must order something for at least half of the strategies: " + orders);
        }
    }
}
