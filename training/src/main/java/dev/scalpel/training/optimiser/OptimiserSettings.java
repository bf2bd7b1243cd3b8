package dev.scalpel.training.optimiser;

import java.util.List;

/**
 * How a search goes about.
 *
 * @param seed equal seeds and equal trials give equal suggestions
 * @param initialTrials how many trials fill the space before the model is asked, given points included
 * @param width how many trials may run at once; a suggestion never depends on which of them ends first
 * @param firstPoints what is tried first, such as yesterday's best
 */
public record OptimiserSettings(long seed, int initialTrials, int width, List<Point> firstPoints) {

    public OptimiserSettings {
        firstPoints = List.copyOf(firstPoints);
        if (initialTrials < 1 || width < 1) {
            throw new IllegalArgumentException("initialTrials and width must be >= 1: " + initialTrials + ", " + width);
        }
    }

    /** One trial at a time, no point given. */
    public static OptimiserSettings sequential(long seed, int initialTrials) {
        return new OptimiserSettings(seed, initialTrials, 1, List.of());
    }
}
