package dev.scalpel.training.optimiser;

import java.util.Arrays;
import java.util.List;

/**
 * Detects hopeless trials by their intermediate losses. It compares them with trials that had ended before this one
 * started, so that timing has no influence.
 *
 * @param peers number of earlier trials that must have reached a round before trials are pruned there
 * @param share a trial is hopeless if more than this share of its peers have a smaller loss, such as 0.67
 */
public record Pruner(int peers, double share) {

    public Pruner {
        if (peers < 1 || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("peers must be >= 1 and share in [0, 1]: " + peers + ", " + share);
        }
    }

    /**
     * @param stepsSoFar the losses of the trial so far; NaN is hopeless
     * @param earlier the trials below its {@link Optimiser#horizon}
     */
    public boolean hopeless(List<Double> stepsSoFar, List<Trial> earlier) {
        if (stepsSoFar.isEmpty()) {
            return false;
        }
        int step = stepsSoFar.size() - 1;
        double loss = stepsSoFar.get(step);
        if (Double.isNaN(loss)) {
            return true;
        }
        double[] reached = earlier.stream()
                .filter(trial ->
                        trial.status() != Trial.Status.FAILED && trial.steps().size() > step)
                .mapToDouble(trial -> trial.steps().get(step))
                .toArray();
        long better = Arrays.stream(reached).filter(other -> other < loss).count();
        return reached.length >= peers && better > share * reached.length;
    }
}
