package dev.scalpel.monitoring.learning;

import dev.scalpel.invocation.Deadline;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.replay.ModelReplay;
import dev.scalpel.market.BarSeries;
import dev.scalpel.model.TacticsPolicy;
import dev.scalpel.model.decision.Regimes;
import dev.scalpel.model.decision.TacticsRule;
import dev.scalpel.promotion.HourlyReturns;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.statistics.Quantiles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A policy learned from the newest bars, and what learning in this way has come to on bars that it had not seen. The
 * second half of the newest bars is traded in {@value #STEPS} steps, each by a policy learned from all bars before it;
 * the policy itself, learned from all of the newest bars, trades the unseen ones.
 *
 * @param policy learned from all of the newest bars
 * @param evidence all these policies beside the champion
 */
public record TacticsUpdate(TacticsPolicy policy, ChallengerReplay evidence) {

    private static final String LIVELINESS = "volatility_60";
    private static final List<Double> LEVELS = List.of(0.25, 0.5, 0.75);
    private static final int STEPS = 4;
    private static final int DAY_PARTS = 4;
    private static final int LOSSES = 2;
    private static final int BAD_RUN_MINUTES = 120;

    /** Finds a policy from what a model makes of a block. */
    @FunctionalInterface
    public interface Teacher {

        TacticsPolicy learn(CounterfactualRewards possible, Regimes regimes);
    }

    /**
     * @throws NothingToLearnException when the deadline passes, or the model could hardly ever be asked
     */
    public static TacticsUpdate of(
            LearningData material, SimulationSettings settings, Teacher teacher, Deadline deadline) {
        TimeBlock newest = material.newest();
        TimeBlock unseen = material.unseen();
        ModelReplay all = ModelReplay.over(
                material.model(),
                material.examples(),
                material.reference(),
                new TimeBlock(newest.from(), unseen.to()),
                settings);
        check(deadline);
        TacticsPolicy policy = learn(all.within(newest), teacher);
        ChallengerReplay evidence = beside(all, unseen, policy);
        for (int step = STEPS - 1; step >= 0; step--) {
            check(deadline);
            TimeBlock next = new TimeBlock(begin(newest, step), begin(newest, step + 1));
            TacticsPolicy earlier = learn(all.within(new TimeBlock(newest.from(), next.from())), teacher);
            evidence = beside(all, next, earlier).join(evidence);
        }
        return new TacticsUpdate(policy, evidence);
    }

    /** Of a step through the second half of the newest bars; the last step ends with them. */
    private static long begin(TimeBlock newest, int step) {
        int half = newest.hours() / 2;
        long hours = half + (long) (newest.hours() - half) * step / STEPS;
        return newest.from() + hours * HourlyReturns.HOUR_MILLIS;
    }

    static TacticsPolicy learn(ModelReplay replay, Teacher teacher) {
        Regimes regimes = regimes(replay);
        return teacher.learn(CounterfactualRewards.of(replay, CandidateTactics.of(replay), regimes), regimes);
    }

    private static ChallengerReplay beside(ModelReplay all, TimeBlock block, TacticsPolicy policy) {
        ModelReplay here = all.within(block);
        TacticsRule rule = policy.over(here.model().featureSet());
        return new ChallengerReplay(
                block, here.traded(rule), here.traded(here.model().tactics()));
    }

    /** The levels of liveliness are equally frequent in these bars. */
    private static Regimes regimes(ModelReplay replay) {
        BarSeries bars = replay.bars();
        int column = replay.model().featureSet().columnOf(LIVELINESS);
        double[] values = IntStream.range(0, bars.size())
                .filter(replay.outlooks()::available)
                .mapToDouble(row -> replay.features(row)[column])
                .toArray();
        if (values.length == 0) {
            throw new NothingToLearnException("The champion could not be asked on any of the newest bars.");
        }
        // A market that stands still may have fewer levels.
        double[] edges = LEVELS.stream()
                .mapToDouble(level -> Quantiles.of(values, level))
                .distinct()
                .toArray();
        return new Regimes(LIVELINESS, DoubleStream.of(edges).boxed().toList(), DAY_PARTS, LOSSES, BAD_RUN_MINUTES);
    }

    private static void check(Deadline deadline) {
        if (deadline.passed()) {
            throw new NothingToLearnException("The time was over before the tactics were learned.");
        }
    }

    /** In how many regimes the policy is other than the usual tactics. */
    public int departures() {
        return (int) policy.choices().stream().filter(choice -> choice != 0).count();
    }

    Map<String, Double> figures() {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("regimes", (double) policy.choices().size());
        List<TacticsPolicy.Action> actions = new ArrayList<>(policy.actions());
        for (int action = 0; action < actions.size(); action++) {
            int number = action;
            figures.put("regimes: " + actions.get(action).name(), (double)
                    policy.choices().stream().filter(choice -> choice == number).count());
        }
        return figures;
    }
}
