package dev.scalpel.research.studies.learning;

import ai.djl.modality.rl.ReplayBuffer;
import ai.djl.modality.rl.agent.RlAgent;
import ai.djl.modality.rl.env.RlEnv;
import ai.djl.modality.rl.env.RlEnv.Step;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import dev.scalpel.model.TacticsPolicy;
import dev.scalpel.model.decision.Regimes;
import dev.scalpel.monitoring.learning.CounterfactualRewards;
import dev.scalpel.monitoring.learning.RegimeLearning;
import dev.scalpel.monitoring.learning.TacticsUpdate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Learns a policy with a deep Q-network: batches from a replay buffer, a target network, random exploration. It is the
 * comparison for {@link RegimeLearning}: it sees only the rewards of the actions it tried, not those of all actions.
 */
final class DeepQLearning {

    private static final int HIDDEN = 32;
    private static final double LEARNING_RATE = 1e-3;
    private static final int EPISODES = 12;
    private static final int BATCH = 128;
    private static final int BUFFER = 20_000;
    private static final int STEPS_PER_FIT = 8;
    private static final int FITS_PER_TARGET_UPDATE = 100;
    private static final double INITIAL_EXPLORATION = 1;
    private static final double FINAL_EXPLORATION = 0.05;
    /** Horizon of about two hours. */
    private static final double DISCOUNT_MINUTES = 120;

    private final CounterfactualRewards rewards;
    private final Regimes regimes;
    private final QNetwork network;
    private final SplittableRandom random;
    private double exploration = INITIAL_EXPLORATION;

    private DeepQLearning(CounterfactualRewards rewards, Regimes regimes, QNetwork network, long seed) {
        this.rewards = rewards;
        this.regimes = regimes;
        this.network = network;
        random = new SplittableRandom(seed);
    }

    static TacticsUpdate.PolicyLearner seeded(long seed) {
        return (rewards, regimes) -> {
            try (QNetwork network = new QNetwork(
                    TacticsEnvironment.inputs(regimes),
                    HIDDEN,
                    rewards.actions().size(),
                    LEARNING_RATE,
                    seed)) {
                return new DeepQLearning(rewards, regimes, network, seed).run();
            }
        };
    }

    private TacticsPolicy run() {
        Memory memory = new Memory();
        try (TacticsEnvironment environment =
                new TacticsEnvironment(rewards, regimes, network.newManager(), memory, rewardScale())) {
            Agent agent = new Agent();
            int moves = 0;
            int fits = 0;
            for (int episode = 0; episode < EPISODES; episode++) {
                exploration =
                        INITIAL_EXPLORATION + (FINAL_EXPLORATION - INITIAL_EXPLORATION) * episode / (EPISODES - 1);
                for (environment.reset(); !environment.isDone(); moves++) {
                    environment.step(agent.chooseAction(environment, true), true);
                    if (moves % STEPS_PER_FIT == 0 && memory.holds(BATCH)) {
                        agent.trainBatch(environment.getBatch());
                        if (++fits % FITS_PER_TARGET_UPDATE == 0) {
                            network.refreshTarget();
                        }
                    }
                }
            }
            return TacticsPolicy.of(regimes, rewards.actions(), choices(environment));
        }
    }

    /** Mean absolute reward: rewards are scaled by it, because they are of the order of 1e-5. */
    private double rewardScale() {
        return Math.max(
                1e-9,
                IntStream.range(0, rewards.rows())
                        .mapToDouble(row -> Math.abs(rewards.outcome(0, row).reward()))
                        .filter(reward -> reward > 0)
                        .average()
                        .orElse(1));
    }

    private List<Integer> choices(TacticsEnvironment environment) {
        List<Integer> choices = new ArrayList<>();
        for (int regime = 0; regime < regimes.count(); regime++) {
            choices.add(best(environment.observation(regime)));
        }
        return choices;
    }

    private int best(NDArray observation) {
        try (NDManager scope = network.newManager()) {
            NDArray values = network.values(observation);
            values.attach(scope);
            float[] worth = values.toFloatArray();
            return IntStream.range(0, worth.length)
                    .reduce((one, other) -> worth[other] > worth[one] ? other : one)
                    .orElseThrow();
        }
    }

    private final class Agent implements RlAgent {

        @Override
        public NDList chooseAction(RlEnv environment, boolean training) {
            int action = training && random.nextDouble() < exploration
                    ? random.nextInt(environment.getActionSpace().size())
                    : best(environment.getObservation().singletonOrThrow());
            return environment.getActionSpace().get(action);
        }

        /** One step towards the reward plus the discounted value of the best next action by the target network. */
        @Override
        public void trainBatch(Step[] steps) {
            try (NDManager batch = network.newManager()) {
                float[] discounts = new float[steps.length];
                float[] taken = new float[steps.length * rewards.actions().size()];
                for (int i = 0; i < steps.length; i++) {
                    TacticsMove move = (TacticsMove) steps[i];
                    taken[i * rewards.actions().size() + move.space().indexOf(move.action())] = 1;
                    discounts[i] = move.done() ? 0 : (float) Math.exp(-move.minutes() / DISCOUNT_MINUTES);
                }
                NDArray before = attached(batch, steps, Step::getPreObservation);
                NDArray after = attached(batch, steps, Step::getPostObservation);
                NDArray stepRewards = NDArrays.stack(
                        new NDList(Arrays.stream(steps).map(Step::getReward).toList()));
                stepRewards.attach(batch);
                NDArray following = network.targetValues(after);
                following.attach(batch);
                NDArray targets = stepRewards.add(following.max(new int[] {1}).mul(batch.create(discounts)));
                network.fit(
                        before,
                        batch.create(
                                taken, new Shape(steps.length, rewards.actions().size())),
                        targets);
            }
        }

        private NDArray attached(NDManager batch, Step[] steps, Function<Step, NDList> of) {
            NDArray all = NDArrays.concat(
                    new NDList(Arrays.stream(steps)
                            .map(step -> of.apply(step).singletonOrThrow())
                            .toList()),
                    0);
            all.attach(batch);
            return all;
        }
    }

    /** The newest steps; batches are drawn from them with replacement. */
    private final class Memory implements ReplayBuffer {

        private final List<Step> moves = new ArrayList<>();
        private int oldest;

        boolean holds(int count) {
            return moves.size() >= count;
        }

        @Override
        public Step[] getBatch() {
            return IntStream.range(0, BATCH)
                    .mapToObj(i -> moves.get(random.nextInt(moves.size())))
                    .toArray(Step[]::new);
        }

        @Override
        public void addStep(Step move) {
            if (moves.size() < BUFFER) {
                moves.add(move);
                return;
            }
            moves.set(oldest, move).close();
            oldest = (oldest + 1) % BUFFER;
        }
    }
}
