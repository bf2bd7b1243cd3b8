package dev.scalpel.training.optimiser;

/** Receives the intermediate losses of a trial. */
@FunctionalInterface
public interface SearchProgress {
    /** Reports the loss after a round. If true, the trial is hopeless and should return this loss. */
    boolean hopeless(double lossSoFar);
}
