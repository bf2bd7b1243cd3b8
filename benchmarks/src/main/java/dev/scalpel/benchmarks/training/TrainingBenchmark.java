package dev.scalpel.benchmarks.training;

import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.Symbol;
import dev.scalpel.promotion.GateRules;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.EdgeSize;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.training.daily.DailyTraining;
import dev.scalpel.training.daily.TrainingConfig;
import dev.scalpel.training.daily.TrainingProgress;
import dev.scalpel.training.daily.TrainingReport;
import dev.scalpel.training.daily.TrainingRequest;
import dev.scalpel.training.tuning.TrainingWindow.Lengths;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole daily training of one symbol, by stage. */
public final class TrainingBenchmark implements Benchmark {

    private static final int DAYS = 60;
    private static final int TRIALS = 24;
    private static final int QUICK_TRIALS = 2;
    private static final int SEEDS = 3;
    private static final double LIMIT_SECONDS = 90;
    private static final Duration PATIENCE = Duration.ofHours(1);

    @Override
    public String name() {
        return "training";
    }

    @Override
    public String question() {
        return "How long does the whole daily training take: 60 days, one symbol, both sides, 24 trials, 3 folds?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        SyntheticMarket market =
                SyntheticMarket.of(TwoPairMarket.market(EdgeSize.MEDIUM.of(EdgeKind.LEADLAG), DAYS + 1, 1));
        Clock clock = Clock.systemUTC();
        TrainingProgress progress = new TrainingProgress() {
            @Override
            public void stage(Symbol symbol, String what) {
                run.log().println(what);
            }

            @Override
            public void trial(Symbol symbol, int finished, int total, double best) {
                run.log().println(finished + " of " + total + " trials");
            }
        };
        Instant end = Instant.ofEpochMilli(market.spec().firstMinute()).plus(Duration.ofDays(DAYS + 1L));
        TrainingRequest request = new TrainingRequest(
                TwoPairMarket.TRADED_INSTRUMENT,
                market.bars(TwoPairMarket.TRADED),
                Optional.of(new TrainingRequest.Reference(
                        TwoPairMarket.LEADING_INSTRUMENT, market.bars(TwoPairMarket.LEADER))),
                end,
                run.quick() ? QUICK_TRIALS : TRIALS,
                PATIENCE);
        long begin = System.nanoTime();
        TrainingReport report = new DailyTraining(rules(), new MemoryStore(), clock, progress)
                .train(request, Deadline.in(PATIENCE, clock));
        double total = (System.nanoTime() - begin) / 1e9;
        run.log().println(report.words());
        List<ResultRow> rows = new ArrayList<>();
        rows.add(ResultRow.of(
                "the whole training, " + report.trials() + " trials", total, "s", "the limit", LIMIT_SECONDS));
        report.seconds()
                .forEach((stage, seconds) -> rows.add(ResultRow.of(stage, seconds, "s", "the whole training", total)));
        return rows;
    }

    private static TrainingConfig rules() {
        return new TrainingConfig(
                new Lengths(DAYS, 7, 3, 12),
                60,
                BracketGrid.bothSides(),
                SimulationSettings.of(EdgeSize.TWO_BASIS_POINTS),
                GateRules.DEFAULT,
                Duration.ofDays(14),
                SEEDS,
                7,
                Runtime.getRuntime().availableProcessors());
    }
}
