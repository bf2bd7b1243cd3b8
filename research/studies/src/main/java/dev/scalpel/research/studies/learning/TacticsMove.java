package dev.scalpel.research.studies.learning;

import ai.djl.modality.rl.ActionSpace;
import ai.djl.modality.rl.env.RlEnv;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

/**
 * One step; the environment owns its arrays.
 *
 * @param minutes from this decision to the next
 */
record TacticsMove(
        NDList before, NDList action, NDList after, ActionSpace space, NDArray reward, boolean done, long minutes)
        implements RlEnv.Step {

    @Override
    public NDList getPreObservation() {
        return before;
    }

    @Override
    public NDList getAction() {
        return action;
    }

    @Override
    public NDList getPostObservation() {
        return after;
    }

    @Override
    public ActionSpace getPostActionSpace() {
        return space;
    }

    @Override
    public NDArray getReward() {
        return reward;
    }

    @Override
    public boolean isDone() {
        return done;
    }

    @Override
    public void close() {
        reward.close();
    }
}
