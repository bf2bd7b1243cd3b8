package dev.scalpel.trading;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * All candidates: every stop with every target on every allowed side, with one hold for all. The order is fixed: side
 * (long before short), then stop, then target, each ascending; the number of a bracket is its index in that order, by
 * which models and labels refer to it.
 *
 * @param sides {@code [LONG]} for a spot venue, {@code [LONG, SHORT]} where short selling is possible
 * @param stopSigmas ascending, 1 to {@value #MAX_LEVELS} of them
 * @param targetSigmas ascending, 1 to {@value #MAX_LEVELS} of them
 */
public record BracketGrid(
        List<PositionSide> sides, List<Double> stopSigmas, List<Double> targetSigmas, int holdMinutes) {

    public static final int MAX_LEVELS = 16;

    public BracketGrid {
        sides = List.copyOf(sides);
        stopSigmas = List.copyOf(stopSigmas);
        targetSigmas = List.copyOf(targetSigmas);
        if (!sides.equals(List.of(PositionSide.LONG))
                && !sides.equals(List.of(PositionSide.SHORT))
                && !sides.equals(List.of(PositionSide.LONG, PositionSide.SHORT))) {
            throw new IllegalArgumentException("sides must be LONG, SHORT or LONG and SHORT in this order: " + sides);
        }
        requireAscending("stopSigmas", stopSigmas);
        requireAscending("targetSigmas", targetSigmas);
        Require.within("holdMinutes", holdMinutes, 1, Bracket.MAX_HOLD_MINUTES);
    }

    /** The default four stops and four targets with 60 minutes, long only, as on a spot venue. */
    public static BracketGrid longOnly() {
        return new BracketGrid(
                List.of(PositionSide.LONG), List.of(1.5, 3.0, 5.0, 8.0), List.of(2.0, 4.0, 7.0, 12.0), 60);
    }

    /** The default grid on both sides: 32 brackets. */
    public static BracketGrid bothSides() {
        return longOnly().withSides(List.of(PositionSide.LONG, PositionSide.SHORT));
    }

    public BracketGrid withSides(List<PositionSide> newSides) {
        return new BracketGrid(newSides, stopSigmas, targetSigmas, holdMinutes);
    }

    public int size() {
        return sides.size() * perSide();
    }

    public int perSide() {
        return stopSigmas.size() * targetSigmas.size();
    }

    /** The bracket of this number. */
    public Bracket bracket(int number) {
        Objects.checkIndex(number, size());
        int within = number % perSide();
        return new Bracket(
                sides.get(number / perSide()),
                stopSigmas.get(within / targetSigmas.size()),
                targetSigmas.get(within % targetSigmas.size()),
                holdMinutes);
    }

    /** The number of the bracket with this side, stop level and target level. */
    public int number(int side, int stop, int target) {
        return side * perSide() + stop * targetSigmas.size() + target;
    }

    /** All brackets by number. */
    public List<Bracket> brackets() {
        List<Bracket> brackets = new ArrayList<>(size());
        for (int number = 0; number < size(); number++) {
            brackets.add(bracket(number));
        }
        return List.copyOf(brackets);
    }

    /** The ids by number: a manifest lists them, so that a model is only used with its own grid. */
    public List<String> ids() {
        return brackets().stream().map(Bracket::id).toList();
    }

    private static void requireAscending(String name, List<Double> levels) {
        Require.within("number of " + name, levels.size(), 1, MAX_LEVELS);
        double previous = 0;
        for (double level : levels) {
            Require.positive(name, level);
            if (level <= previous) {
                throw new IllegalArgumentException(name + " must be ascending: " + levels);
            }
            previous = level;
        }
    }
}
