package dev.scalpel.benchmarks.training;

import com.sun.management.OperatingSystemMXBean;
import dev.scalpel.benchmarks.harness.BenchmarkRun;
import dev.scalpel.benchmarks.harness.ResultRow;
import dev.scalpel.invocation.Deadline;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.EdgeSize;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.training.daily.ScoreTraining;
import dev.scalpel.training.daily.TrainingConfig;
import dev.scalpel.training.daily.TrainingProgress;
import dev.scalpel.training.daily.TrainingReport;
import dev.scalpel.training.daily.TrainingRequest;
import dev.scalpel.training.score.DeclaredProcedure;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Nights of the score style on one store: the first computes every day, the second the newest only; then both with the
 * network of each week, of which the first night fits all and the second at most one.
 */
final class ScoreTrainingRun {

    private static final int DAYS = 300;
    private static final Duration PATIENCE = Duration.ofHours(1);

    private final TrainingConfig config;
    private final BenchmarkRun run;
    private final int trials;
    private final MemoryStore store = new MemoryStore();
    private final SyntheticMarket market =
            SyntheticMarket.of(TwoPairMarket.market(EdgeSize.MEDIUM.of(EdgeKind.LEADLAG), DAYS + 1, 1));
    private final Instant begin = Instant.ofEpochMilli(market.spec().firstMinute());

    ScoreTrainingRun(TrainingConfig config, BenchmarkRun run, int trials) {
        this.config = config;
        this.run = run;
        this.trials = trials;
    }

    List<ResultRow> rows() {
        List<ResultRow> rows = new ArrayList<>();
        Instant first = begin.plus(Duration.ofDays(DAYS));
        Instant second = begin.plus(Duration.ofDays(DAYS + 1L));
        rows.addAll(night("300 days, score", first, 12, false));
        rows.addAll(night("300 days, score, one day new", second, 3, false));
        rows.addAll(night("300 days, score, networks of all weeks", first, 180, true));
        rows.addAll(night("300 days, score, networks, one day new", second, 6, true));
        return rows;
    }

    private List<ResultRow> night(String name, Instant end, double limitSeconds, boolean network) {
        Clock clock = Clock.systemUTC();
        TrainingRequest request = new TrainingRequest(
                TwoPairMarket.TRADED_INSTRUMENT,
                market.bars(TwoPairMarket.TRADED),
                Optional.of(new TrainingRequest.Reference(
                        TwoPairMarket.LEADING_INSTRUMENT, market.bars(TwoPairMarket.LEADER))),
                end,
                trials,
                PATIENCE);
        double processorBefore = processorSeconds();
        long start = System.nanoTime();
        TrainingReport report = new ScoreTraining(
                        config, DeclaredProcedure.of(true, network), store, clock, TrainingProgress.SILENT)
                .train(request, Deadline.in(PATIENCE.multipliedBy(2), clock));
        double total = (System.nanoTime() - start) / 1e9;
        run.log().println(report.words() + "; " + String.join("; ", report.notes()));
        String whole = name + ": the whole training";
        List<ResultRow> rows = new ArrayList<>();
        rows.add(ResultRow.of(whole + ", " + report.trials() + " trials", total, "s", "the limit", limitSeconds));
        rows.add(ResultRow.of(name + ": processor time", processorSeconds() - processorBefore, "s", whole, total));
        report.seconds()
                .forEach((stage, seconds) -> rows.add(ResultRow.of(name + ": " + stage, seconds, "s", whole, total)));
        return rows;
    }

    private static double processorSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }
}
