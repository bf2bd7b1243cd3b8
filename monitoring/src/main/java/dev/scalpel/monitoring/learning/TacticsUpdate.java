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
 * A policy learned from the newest bars, and the walk-forward evidence for it. The second half of the newest bars is
 * traded in {@value #STEPS} steps, each by a policy learned from all bars before it; the final policy, learned from all
 * of the newest bars, trades the unseen ones.
 *
 * @param policy learned from all of the newest bars
 * @param evidence all these policies compared with the champion
 */
public record TacticsUpdate(TacticsPolicy policy, ChallengerReplay evidence) {

    private static final String VOLATILITY_FEATURE = "volatility_60";
    private static final List<Double> LEVEL_QUANTILES = List.of(0.25, 0.5, 0.75);
    private static final int STEPS = 4;
    private static final int DAY_PARTS = 4;
    private static final int LOSSES = 2;
    private static final int BAD_RUN_MINUTES = 120;

    /** Learns a policy from the rewards of a block. */
    @FunctionalInterface
    public interface PolicyLearner {

        TacticsPolicy learn(CounterfactualRewards rewards, Regimes regimes);
    }

    /** @throws NothingToLearnException when the deadline passes, or the model has no prediction */
    public static TacticsUpdate of(
            LearningData data, SimulationSettings settings, PolicyLearner learner, Deadline deadline) {
        TimeBlock newest = data.newest();
        TimeBlock unseen = data.unseen();
        ModelReplay all = ModelReplay.over(
                data.model(), data.examples(), data.reference(), new TimeBlock(newest.from(), unseen.to()), settings);
        check(deadline);
        TacticsPolicy policy = learn(all.within(newest), learner);
        ChallengerReplay evidence = replay(all, unseen, policy);
        for (int step = STEPS - 1; step >= 0; step--) {
            check(deadline);
            TimeBlock next = new TimeBlock(begin(newest, step), begin(newest, step + 1));
            TacticsPolicy earlier = learn(all.within(new TimeBlock(newest.from(), next.from())), learner);
            evidence = replay(all, next, earlier).append(evidence);
        }
        return new TacticsUpdate(policy, evidence);
    }

    /** Start of a step through the second half of the newest bars; the last step ends with them. */
    private static long begin(TimeBlock newest, int step) {
        int half = newest.hours() / 2;
        long hours = half + (long) (newest.hours() - half) * step / STEPS;
        return newest.from() + hours * HourlyReturns.HOUR_MILLIS;
    }

    static TacticsPolicy learn(ModelReplay replay, PolicyLearner learner) {
        Regimes regimes = regimes(replay);
        return learner.learn(CounterfactualRewards.of(replay, CandidateTactics.of(replay), regimes), regimes);
    }

    private static ChallengerReplay replay(ModelReplay all, TimeBlock block, TacticsPolicy policy) {
        ModelReplay here = all.within(block);
        TacticsRule rule = policy.ruleFor(here.model().featureSet());
        return new ChallengerReplay(
                block, here.replay(rule), here.replay(here.model().tactics()));
    }

    /** The volatility levels are equally frequent in these bars. */
    private static Regimes regimes(ModelReplay replay) {
        BarSeries bars = replay.bars();
        int column = replay.model().featureSet().columnOf(VOLATILITY_FEATURE);
        double[] values = IntStream.range(0, bars.size())
                .filter(replay.predictions()::available)
                .mapToDouble(row -> replay.features(row)[column])
                .toArray();
        if (values.length == 0) {
            throw new NothingToLearnException("The champion could not predict any of the newest bars.");
        }
        // A flat market may have fewer levels.
        double[] edges = LEVEL_QUANTILES.stream()
                .mapToDouble(level -> Quantiles.of(values, level))
                .distinct()
                .toArray();
        return new Regimes(
                VOLATILITY_FEATURE, DoubleStream.of(edges).boxed().toList(), DAY_PARTS, LOSSES, BAD_RUN_MINUTES);
    }

    private static void check(Deadline deadline) {
        if (deadline.passed()) {
            throw new NothingToLearnException("Out of time before the tactics were learned.");
        }
    }

    /** Number of regimes in which the policy differs from the model's own tactics. */
    public int changedRegimes() {
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
