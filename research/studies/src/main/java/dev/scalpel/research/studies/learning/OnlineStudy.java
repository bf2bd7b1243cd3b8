package dev.scalpel.research.studies.learning;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.learning.replay.ModelReplay;
import dev.scalpel.model.SavedModel;
import dev.scalpel.monitoring.learning.ChallengerPromotion;
import dev.scalpel.monitoring.learning.LearnedChallenger;
import dev.scalpel.monitoring.learning.LearningData;
import dev.scalpel.monitoring.learning.OnlineLearning;
import dev.scalpel.monitoring.learning.UpdateSettings;
import dev.scalpel.promotion.Verdict;
import dev.scalpel.research.synthetic.EdgeKind;
import dev.scalpel.research.synthetic.EdgeSize;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.TwoPairMarket;
import dev.scalpel.statistics.Quantiles;
import dev.scalpel.store.local.MemoryStore;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Measures the value of online learning. Compares, on the same later days, a champion fitted before a planted shift of
 * the edge, the champion updated on the first days after the shift, and a model fitted on many days after it. Without a
 * shift, an update should do no harm.
 */
public final class OnlineStudy {

    private static final int RESAMPLES = 2_000;

    private final OnlinePlan plan;
    private final Clock clock;
    private final Consumer<String> progress;

    /** @param progress receives a line for each finished market */
    public OnlineStudy(OnlinePlan plan, Clock clock, Consumer<String> progress) {
        this.plan = plan;
        this.clock = clock;
        this.progress = progress;
    }

    public record Result(List<OnlineRow> rows) {}

    private record Outcome(
            double champion, double update, double fresh, double updateCpu, double fitCpu, boolean adopted) {}

    public Result run() {
        return new Result(List.of(row(true), row(false)));
    }

    private OnlineRow row(boolean shift) {
        List<Outcome> outcomes = IntStream.range(0, plan.seeds())
                .mapToObj(i -> outcome(shift, i))
                .toList();
        double champion = mean(outcomes.stream().mapToDouble(Outcome::champion).toArray());
        double update = mean(outcomes.stream().mapToDouble(Outcome::update).toArray());
        double fresh = mean(outcomes.stream().mapToDouble(Outcome::fresh).toArray());
        double[] differences = outcomes.stream()
                .mapToDouble(outcome -> outcome.update() - outcome.champion())
                .toArray();
        double[] means = resampledMeans(differences);
        return new OnlineRow(
                shift,
                outcomes.size(),
                champion,
                update,
                fresh,
                fresh > champion ? OptionalDouble.of((update - champion) / (fresh - champion)) : OptionalDouble.empty(),
                Quantiles.of(means, 0.05) / Math.abs(champion),
                Quantiles.of(means, 0.95) / Math.abs(champion),
                outcomes.stream().mapToDouble(Outcome::updateCpu).sum()
                        / outcomes.stream().mapToDouble(Outcome::fitCpu).sum(),
                (int) outcomes.stream().filter(Outcome::adopted).count());
    }

    private Outcome outcome(boolean shift, int number) {
        long seed = plan.firstSeed() + number;
        EdgeKind before = EdgeSize.KINDS.get(number % EdgeSize.KINDS.size());
        EdgeKind after = EdgeSize.KINDS.get((number + 1) % EdgeSize.KINDS.size());
        MarketSpec steady =
                TwoPairMarket.market(EdgeSize.STRONG.of(before), plan.fit() + plan.fresh() + plan.trade() + 1, seed);
        StudyMarket market = new StudyMarket(shift ? steady.withShift(plan.fit(), EdgeSize.STRONG.of(after)) : steady);
        Instant begin = market.begin();
        int laterDay = plan.fit() + plan.fresh();

        SavedModel champion = market.fit(0, plan.fit()).get();
        LearningData data = market.data(champion, plan.fit(), plan.fit() + plan.update());
        double[] cpu = new double[2];
        LearnedChallenger learned = timed(
                cpu,
                0,
                () -> OnlineLearning.learned(
                        data, UpdateSettings.DEFAULT, seed, Deadline.in(Duration.ofHours(1), clock)));
        ChallengerPromotion promotion = new ChallengerPromotion(new MemoryStore(), market.rules());
        SavedModel update = promotion.unjudged(data, learned, begin);
        Verdict verdict = promotion.judge(data, learned, promotion.replay(data, learned, begin));
        SavedModel fresh = timed(cpu, 1, market.fit(plan.fit(), laterDay));

        Outcome outcome = new Outcome(
                net(market, champion), net(market, update), net(market, fresh), cpu[0], cpu[1], verdict.promoted());
        progress.accept("seed " + seed + ", " + before + (shift ? " to " + after : "") + ": champion "
                + outcome.champion() + ", update " + outcome.update() + ", fresh " + outcome.fresh()
                + "; " + verdict.explanation());
        return outcome;
    }

    private double net(StudyMarket market, SavedModel model) {
        int from = plan.fit() + plan.fresh();
        ModelReplay later = market.replay(model, from, from + plan.trade());
        return later.replay(later.model().tactics()).net();
    }

    /** CPU time of the calling thread, on which PyTorch computes. */
    private static <T> T timed(double[] seconds, int place, Supplier<T> work) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        T result = work.get();
        seconds[place] = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
        return result;
    }

    private double[] resampledMeans(double[] values) {
        SplittableRandom random = new SplittableRandom(plan.firstSeed());
        double[] means = new double[RESAMPLES];
        for (int i = 0; i < means.length; i++) {
            double sum = 0;
            for (int j = 0; j < values.length; j++) {
                sum += values[random.nextInt(values.length)];
            }
            means[i] = sum / values.length;
        }
        return means;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
