package dev.scalpel.training.optimiser;

import java.util.OptionalDouble;

/** The function to minimise. */
@FunctionalInterface
public interface Objective {
    /**
     * @param progress called with the loss after each round
     * @return the loss, NaN if the point is unusable, or empty if time is up: then the trial is not recorded and no
     *     further trial is started
     */
    OptionalDouble loss(int number, Point point, SearchProgress progress) throws Exception;
}
