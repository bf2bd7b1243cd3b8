package dev.scalpel.benchmarks;

import dev.scalpel.benchmarks.desk.DeskBenchmark;
import dev.scalpel.benchmarks.faults.FaultsBenchmark;
import dev.scalpel.benchmarks.faults.perpetual.PerpetualFaultsBenchmark;
import dev.scalpel.benchmarks.faults.portfolio.PortfolioFaultsBenchmark;
import dev.scalpel.benchmarks.faults.portfolio.ReversalBenchmark;
import dev.scalpel.benchmarks.features.FeaturesBenchmark;
import dev.scalpel.benchmarks.functions.ColdStartBenchmark;
import dev.scalpel.benchmarks.functions.CostBenchmark;
import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.lake.LakeBenchmark;
import dev.scalpel.benchmarks.latency.LatencyBenchmark;
import dev.scalpel.benchmarks.market.ColumnsBenchmark;
import dev.scalpel.benchmarks.market.CsvBenchmark;
import dev.scalpel.benchmarks.portfolio.PortfolioBenchmark;
import dev.scalpel.benchmarks.portfolio.SignalsBacktestBenchmark;
import dev.scalpel.benchmarks.report.ReportBenchmark;
import dev.scalpel.benchmarks.scale.ScaleBenchmark;
import dev.scalpel.benchmarks.simulation.LabelsBenchmark;
import dev.scalpel.benchmarks.simulation.SimulatorBenchmark;
import dev.scalpel.benchmarks.startup.StartUpBenchmark;
import dev.scalpel.benchmarks.tradelog.TradeLogBenchmark;
import dev.scalpel.benchmarks.training.FitBenchmark;
import dev.scalpel.benchmarks.training.NativeMemoryBenchmark;
import dev.scalpel.benchmarks.training.SessionYearBenchmark;
import dev.scalpel.benchmarks.training.TrainingBenchmark;
import dev.scalpel.benchmarks.webhook.ApiAbuseBenchmark;
import dev.scalpel.benchmarks.webhook.WebhookBenchmark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All benchmarks. */
public final class BenchmarkRegistry {

    private static final List<Benchmark> ALL = sorted(registered());

    private BenchmarkRegistry() {}

    /** One per line, in alphabetical order: add yours here. */
    private static List<Benchmark> registered() {
        List<Benchmark> all = new ArrayList<>();
        all.add(new ApiAbuseBenchmark());
        all.add(new ColdStartBenchmark());
        all.add(new ColumnsBenchmark());
        all.add(new CostBenchmark());
        all.add(new CsvBenchmark());
        all.add(new DeskBenchmark());
        all.add(new FaultsBenchmark());
        all.add(new FeaturesBenchmark());
        all.add(new FitBenchmark());
        all.add(new LabelsBenchmark());
        all.add(new LakeBenchmark());
        all.add(new LatencyBenchmark());
        all.add(new NativeMemoryBenchmark());
        all.add(new PerpetualFaultsBenchmark());
        all.add(new PortfolioBenchmark());
        all.add(new PortfolioFaultsBenchmark());
        all.add(new SignalsBacktestBenchmark());
        all.add(new SessionYearBenchmark());
        all.add(new ReportBenchmark());
        all.add(new ReversalBenchmark());
        all.add(new ScaleBenchmark());
        all.add(new SimulatorBenchmark());
        all.add(new StartUpBenchmark());
        all.add(new TradeLogBenchmark());
        all.add(new TrainingBenchmark());
        all.add(new WebhookBenchmark());
        return all;
    }

    static List<Benchmark> all() {
        return ALL;
    }

    static Optional<Benchmark> named(String name) {
        return ALL.stream().filter(benchmark -> benchmark.name().equals(name)).findFirst();
    }

    private static List<Benchmark> sorted(List<Benchmark> benchmarks) {
        return benchmarks.stream().sorted(Comparator.comparing(Benchmark::name)).toList();
    }
}
