package dev.scalpel.benchmarks.training;

import com.sun.management.OperatingSystemMXBean;
import dev.scalpel.benchmarks.harness.Benchmark;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.market.Symbol;
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
import dev.scalpel.training.optimiser.SearchSpace;
import dev.scalpel.training.tuning.Recipe;
import dev.scalpel.training.tuning.TrainingWindow.Lengths;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole daily training of one symbol, by stage: 60 days with hidden layers, and 300 days of the linear map. */
public final class TrainingBenchmark implements Benchmark {

    private static final int TRIALS = 24;
    private static final int QUICK_TRIALS = 2;
    private static final int SEEDS = 3;
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final List<Setting> SETTINGS = List.of(
            new Setting("60 days", 60, Recipe.SPACE, 90),
            new Setting("300 days, linear", 300, Recipe.LINEAR_SPACE, 12));

    /** @param limitSeconds what the whole training may take */
    private record Setting(String name, int days, SearchSpace space, double limitSeconds) {}

    @Override
    public String name() {
        return "training";
    }

    @Override
    public String question() {
        return "How long does the whole daily training take: one symbol, both sides, 24 trials, 3 folds; 60 days with hidden"
                + " layers, 300 days of the linear map, or 300 days of the score style, computed and stored?";
    }

    @Override
    public List<ResultRow> run(BenchmarkRun run) {
        List<ResultRow> rows = new ArrayList<>(
                new ScoreTrainingRun(config(SETTINGS.get(1)), run, run.quick() ? QUICK_TRIALS : TRIALS).rows());
        SETTINGS.forEach(setting -> rows.addAll(rows(setting, run)));
        return rows;
    }

    private static List<ResultRow> rows(Setting setting, BenchmarkRun run) {
        SyntheticMarket market =
                SyntheticMarket.of(TwoPairMarket.market(EdgeSize.MEDIUM.of(EdgeKind.LEADLAG), setting.days() + 1, 1));
        Clock clock = Clock.systemUTC();
        Instant end = Instant.ofEpochMilli(market.spec().firstMinute()).plus(Duration.ofDays(setting.days() + 1L));
        TrainingRequest request = new TrainingRequest(
                TwoPairMarket.TRADED_INSTRUMENT,
                market.bars(TwoPairMarket.TRADED),
                Optional.of(new TrainingRequest.Reference(
                        TwoPairMarket.LEADING_INSTRUMENT, market.bars(TwoPairMarket.LEADER))),
                end,
                run.quick() ? QUICK_TRIALS : TRIALS,
                PATIENCE);
        double processorBefore = processorSeconds();
        long begin = System.nanoTime();
        TrainingReport report = new DailyTraining(config(setting), new MemoryStore(), clock, progress(run))
                .train(request, Deadline.in(PATIENCE, clock));
        double total = (System.nanoTime() - begin) / 1e9;
        double processor = processorSeconds() - processorBefore;
        run.log().println(report.words());
        String whole = setting.name() + ": the whole training";
        List<ResultRow> rows = new ArrayList<>();
        rows.add(ResultRow.of(
                whole + ", " + report.trials() + " trials", total, "s", "the limit", setting.limitSeconds()));
        rows.add(ResultRow.of(setting.name() + ": processor time", processor, "s", whole, total));
        report.seconds()
                .forEach((stage, seconds) ->
                        rows.add(ResultRow.of(setting.name() + ": " + stage, seconds, "s", whole, total)));
        return rows;
    }

    private static TrainingProgress progress(BenchmarkRun run) {
        return new TrainingProgress() {
            @Override
            public void stage(Symbol symbol, String what) {
                run.log().println(what);
            }

            @Override
            public void trial(Symbol symbol, int finished, int total, double best) {
                run.log().println(finished + " of " + total + " trials");
            }
        };
    }

    /** Of all threads of this process: on a shared machine it says more than the time on the clock. */
    private static double processorSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private static TrainingConfig config(Setting setting) {
        return new TrainingConfig(
                new Lengths(setting.days(), 7, 3, 12),
                60,
                BracketGrid.bothSides(),
                SimulationSettings.of(EdgeSize.TWO_BASIS_POINTS),
                100,
                setting.space(),
                Duration.ofDays(14),
                SEEDS,
                7,
                Runtime.getRuntime().availableProcessors());
    }
}
