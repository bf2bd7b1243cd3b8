package dev.scalpel.training.optimiser;

import java.util.List;

/**
 * Settings of a search.
 *
 * @param seed of all random numbers
 * @param initialTrials number of trials before the model is used, first points included
 * @param width number of trials that may run in parallel; suggestions do not depend on the order in which they end
 * @param firstPoints points to try first, such as the best of yesterday
 */
public record OptimiserSettings(long seed, int initialTrials, int width, List<Point> firstPoints) {

    public OptimiserSettings {
        firstPoints = List.copyOf(firstPoints);
        if (initialTrials < 1 || width < 1) {
            throw new IllegalArgumentException("initialTrials and width must be >= 1: " + initialTrials + ", " + width);
        }
    }

    /** One trial at a time, no first points. */
    public static OptimiserSettings sequential(long seed, int initialTrials) {
        return new OptimiserSettings(seed, initialTrials, 1, List.of());
    }
}
