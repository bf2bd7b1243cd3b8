package dev.scalpel.research.studies.learning;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.learning.replay.ModelReplay;
import dev.scalpel.model.SavedModel;
import dev.scalpel.monitoring.learning.ChallengerPromotion;
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
 * What online learning is worth: a champion fitted before a planted shift of the edge, the same after an update on the
 * first days behind the shift, and a model fitted on many days behind it, all on the same later days; and the same
 * without a shift, where an update should do no harm.
 */
public final class OnlineStudy {

    private static final int RESAMPLES = 2_000;

    private final Plan plan;
    private final Clock clock;
    private final Consumer<String> progress;

    /** @param progress hears a line for each finished market */
    public OnlineStudy(Plan plan, Clock clock, Consumer<String> progress) {
        this.plan = plan;
        this.clock = clock;
        this.progress = progress;
    }

    /**
     * How much is tried; lengths are days.
     *
     * @param fit of the champion's bars, before the shift
     * @param update of the bars behind the shift that the update learns from
     * @param fresh of the bars behind the shift that the model to compare with is fitted on
     * @param trade of the later days
     */
    public record Plan(long firstSeed, int seeds, int fit, int update, int fresh, int trade) {

        public static final Plan USUAL = new Plan(1, 30, 60, 14, 60, 14);

        public Plan {
            if (seeds < 0 || fit < 4 || update < 4 || fresh < update + 3 || trade < 1) {
                throw new IllegalArgumentException("a study needs days to fit and update of at least 4, three more days"
                        + " for the fresh fit than for the update, and a day to trade: " + seeds + ", "
                        + fit + ", " + update + ", " + fresh + ", " + trade);
            }
        }
    }

    /**
     * One case; nets are means over the seeds of the later days' net returns.
     *
     * @param gapClosed (update − champion) ÷ (fresh − champion); absent where the fresh fit gains nothing
     * @param differenceLow of the 90 % interval of (update − champion), as a share of the champion's mean net
     * @param cpuShare of the update, of one final fit
     * @param adopted by the gate, on three days behind the update
     */
    public record Row(
            boolean shift,
            int seeds,
            double championNet,
            double updateNet,
            double freshNet,
            OptionalDouble gapClosed,
            double differenceLow,
            double differenceHigh,
            double cpuShare,
            int adopted) {}

    public record Result(List<Row> rows) {}

    private record Outcome(
            double champion, double update, double fresh, double updateCpu, double fitCpu, boolean adopted) {}

    public Result run() {
        return new Result(List.of(row(true), row(false)));
    }

    private Row row(boolean shift) {
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
        return new Row(
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
        LearningData material = market.material(champion, plan.fit(), plan.fit() + plan.update());
        double[] cpu = new double[2];
        ChallengerPromotion.Learned learned = timed(
                cpu,
                0,
                () -> OnlineLearning.learned(
                        material, UpdateSettings.DEFAULT, seed, Deadline.in(Duration.ofHours(1), clock)));
        ChallengerPromotion challenge = new ChallengerPromotion(new MemoryStore(), market.rules());
        SavedModel update = challenge.draft(material, learned, begin);
        Verdict verdict = challenge.judged(material, learned, challenge.tried(material, learned, begin));
        SavedModel fresh = timed(cpu, 1, market.fit(plan.fit(), laterDay));

        Outcome outcome = new Outcome(
                net(market, champion), net(market, update), net(market, fresh), cpu[0], cpu[1], verdict.promoted());
        progress.accept("seed " + seed + ", " + before + (shift ? " to " + after : "") + ": champion "
                + outcome.champion() + ", update " + outcome.update() + ", fresh " + outcome.fresh()
                + "; " + verdict.words());
        return outcome;
    }

    private double net(StudyMarket market, SavedModel model) {
        int from = plan.fit() + plan.fresh();
        ModelReplay later = market.replay(model, from, from + plan.trade());
        return later.traded(later.model().tactics()).net();
    }

    /** PyTorch computes on the calling thread. */
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
