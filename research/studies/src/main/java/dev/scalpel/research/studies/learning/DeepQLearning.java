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
import dev.scalpel.learning.fit.QNetwork;
import dev.scalpel.model.TacticsPolicy;
import dev.scalpel.model.decision.Regimes;
import dev.scalpel.monitoring.learning.CounterfactualRewards;
import dev.scalpel.monitoring.learning.RegimeLearning;
import dev.scalpel.monitoring.learning.TacticsUpdate;
import dev.scalpel.research.studies.learning.TacticsEnvironment.Move;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The same question asked of a deep Q-network that learns by trying: batches from a replay buffer, a target network,
 * moves at random now and then. It is here to be compared: it knows only what it tried, where {@link RegimeLearning} knows
 * what everything would have come to.
 */
final class DeepQLearning {

    private static final int HIDDEN = 32;
    private static final double LEARNING_RATE = 1e-3;
    private static final int EPISODES = 12;
    private static final int BATCH = 128;
    private static final int BUFFER = 20_000;
    private static final int MOVES_A_FIT = 8;
    private static final int FITS_A_TARGET = 100;
    private static final double FIRST_CURIOSITY = 1;
    private static final double LAST_CURIOSITY = 0.05;
    /** As for a person: what two hours bring counts. */
    private static final double DISCOUNT_MINUTES = 120;

    private final CounterfactualRewards possible;
    private final Regimes regimes;
    private final QNetwork network;
    private final SplittableRandom random;
    private double curiosity = FIRST_CURIOSITY;

    private DeepQLearning(CounterfactualRewards possible, Regimes regimes, QNetwork network, long seed) {
        this.possible = possible;
        this.regimes = regimes;
        this.network = network;
        random = new SplittableRandom(seed);
    }

    static TacticsUpdate.Teacher seeded(long seed) {
        return (possible, regimes) -> {
            try (QNetwork network = new QNetwork(
                    TacticsEnvironment.inputs(regimes),
                    HIDDEN,
                    possible.actions().size(),
                    LEARNING_RATE,
                    seed)) {
                return new DeepQLearning(possible, regimes, network, seed).run();
            }
        };
    }

    private TacticsPolicy run() {
        Memory memory = new Memory();
        try (TacticsEnvironment environment =
                new TacticsEnvironment(possible, regimes, network.newManager(), memory, usualReward())) {
            Agent agent = new Agent();
            int moves = 0;
            int fits = 0;
            for (int episode = 0; episode < EPISODES; episode++) {
                curiosity = FIRST_CURIOSITY + (LAST_CURIOSITY - FIRST_CURIOSITY) * episode / (EPISODES - 1);
                for (environment.reset(); !environment.isDone(); moves++) {
                    environment.step(agent.chooseAction(environment, true), true);
                    if (moves % MOVES_A_FIT == 0 && memory.holds(BATCH)) {
                        agent.trainBatch(environment.getBatch());
                        if (++fits % FITS_A_TARGET == 0) {
                            network.refreshTarget();
                        }
                    }
                }
            }
            return TacticsPolicy.of(regimes, possible.actions(), choices(environment));
        }
    }

    /** So that the network need not learn numbers of a few hundred thousandths. */
    private double usualReward() {
        return Math.max(
                1e-9,
                IntStream.range(0, possible.rows())
                        .mapToDouble(row -> Math.abs(possible.outcome(0, row).reward()))
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
        try (NDManager passing = network.newManager()) {
            NDArray values = network.values(observation);
            values.attach(passing);
            float[] worth = values.toFloatArray();
            return IntStream.range(0, worth.length)
                    .reduce((one, other) -> worth[other] > worth[one] ? other : one)
                    .orElseThrow();
        }
    }

    private final class Agent implements RlAgent {

        @Override
        public NDList chooseAction(RlEnv environment, boolean training) {
            int action = training && random.nextDouble() < curiosity
                    ? random.nextInt(environment.getActionSpace().size())
                    : best(environment.getObservation().singletonOrThrow());
            return environment.getActionSpace().get(action);
        }

        /** Towards the reward and the discounted value, by the target network, of the best that can follow. */
        @Override
        public void trainBatch(Step[] steps) {
            try (NDManager batch = network.newManager()) {
                float[] kept = new float[steps.length];
                float[] taken = new float[steps.length * possible.actions().size()];
                for (int i = 0; i < steps.length; i++) {
                    Move move = (Move) steps[i];
                    taken[i * possible.actions().size() + move.space().indexOf(move.action())] = 1;
                    kept[i] = move.done() ? 0 : (float) Math.exp(-move.minutes() / DISCOUNT_MINUTES);
                }
                NDArray before = attached(batch, steps, Step::getPreObservation);
                NDArray after = attached(batch, steps, Step::getPostObservation);
                NDArray rewards = NDArrays.stack(
                        new NDList(Arrays.stream(steps).map(Step::getReward).toList()));
                rewards.attach(batch);
                NDArray following = network.targetValues(after);
                following.attach(batch);
                NDArray worth = rewards.add(following.max(new int[] {1}).mul(batch.create(kept)));
                network.fit(
                        before,
                        batch.create(
                                taken,
                                new Shape(steps.length, possible.actions().size())),
                        worth);
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

    /** The newest moves; a batch is drawn from them with replacement, by the seed. */
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
