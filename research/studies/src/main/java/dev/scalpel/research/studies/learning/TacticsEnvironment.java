package dev.scalpel.research.studies.learning;

import ai.djl.modality.rl.ActionSpace;
import ai.djl.modality.rl.ReplayBuffer;
import ai.djl.modality.rl.env.RlEnv;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.scalpel.model.decision.Regimes;
import dev.scalpel.model.decision.Regimes.Regime;
import dev.scalpel.monitoring.learning.CounterfactualRewards;
import dev.scalpel.monitoring.learning.CounterfactualRewards.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * The bars as a reinforcement learning environment. A state is the regime of a bar on which some action would enter; a
 * step takes an action, receives its reward, and leads to the state of the next such decision. One episode walks from
 * the first bar to the last.
 */
final class TacticsEnvironment implements RlEnv {

    private final CounterfactualRewards rewards;
    private final NDManager manager;
    private final ReplayBuffer replay;
    private final double unit;
    private final List<NDList> observations = new ArrayList<>();
    private final ActionSpace actions = new ActionSpace();
    private int row;

    /** @param unit the unit in which rewards are expressed */
    TacticsEnvironment(
            CounterfactualRewards rewards, Regimes regimes, NDManager manager, ReplayBuffer replay, double unit) {
        this.rewards = rewards;
        this.manager = manager;
        this.replay = replay;
        this.unit = unit;
        for (int regime = 0; regime < regimes.count(); regime++) {
            observations.add(new NDList(manager.create(state(regimes, regime)).expandDims(0)));
        }
        for (int action = 0; action < rewards.actions().size(); action++) {
            actions.add(new NDList(manager.create(action)));
        }
        reset();
    }

    static int inputs(Regimes regimes) {
        return regimes.levels() + regimes.dayParts() + 1;
    }

    /** One input for each level and each part of the day, and one for a bad run. */
    private static float[] state(Regimes regimes, int regime) {
        Regime found = regimes.regime(regime);
        float[] state = new float[inputs(regimes)];
        state[found.volatilityLevel()] = 1;
        state[regimes.levels() + found.dayPart()] = 1;
        state[state.length - 1] = found.badRun() ? 1 : 0;
        return state;
    }

    NDArray observation(int regime) {
        return observations.get(regime).singletonOrThrow();
    }

    @Override
    public void reset() {
        row = decision(0);
    }

    boolean isDone() {
        return row >= rewards.rows();
    }

    @Override
    public NDList getObservation() {
        return observations.get(rewards.regime(row));
    }

    @Override
    public ActionSpace getActionSpace() {
        return actions;
    }

    @Override
    public TacticsMove step(NDList action, boolean training) {
        int number = actions.indexOf(action);
        Outcome outcome = rewards.outcome(number, row);
        int next = decision(outcome.known() ? outcome.next() : rewards.rows());
        boolean done = next >= rewards.rows();
        TacticsMove move = new TacticsMove(
                getObservation(),
                action,
                done ? getObservation() : observations.get(rewards.regime(next)),
                actions,
                manager.create((float) (outcome.reward() / unit)),
                done,
                rewards.minutes(row, next));
        if (training) {
            replay.addStep(move);
        }
        row = next;
        return move;
    }

    @Override
    public Step[] getBatch() {
        return replay.getBatch();
    }

    @Override
    public void close() {
        manager.close();
    }

    /** The first bar from this one on at which the actions differ, so that there is a decision. */
    private int decision(int from) {
        int next = rewards.decidableFrom(from);
        while (next < rewards.rows() && !differ(next)) {
            next = rewards.decidableFrom(next + 1);
        }
        return next;
    }

    private boolean differ(int at) {
        for (int action = 0; action < rewards.actions().size(); action++) {
            if (rewards.outcome(action, at).enters()) {
                return true;
            }
        }
        return false;
    }
}
