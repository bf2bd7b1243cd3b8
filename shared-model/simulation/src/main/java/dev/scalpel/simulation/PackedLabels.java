package dev.scalpel.simulation;

import dev.scalpel.trading.BracketGrid;
import java.util.Arrays;

/**
 * What a label matrix is made of. After one bar the brackets of a side can end in only so many ways: at one of its stops, at
 * one of its targets. So these ends are kept once a row, and for each bracket which of them it met.
 */
final class PackedLabels {

    private static final int NUMBER_BITS = 8;

    /** Ends of one side: its stops, then its targets. */
    private final int perSide;

    private final int perRow;
    private final int brackets;

    // By row, then by number of the end.
    private final double[] netReturns;
    private final short[] rowsToExit;
    private final byte[] outcomes;

    /** By row, then by bracket: the number of the end that it met. */
    private final byte[] firstExit;

    // By bracket: the numbers of its two ends.
    private final byte[] stopOf;
    private final byte[] targetOf;

    /** The ends of the row at work in their order: the earlier row first, then the lower number. */
    private final int[] order;

    PackedLabels(int rows, BracketGrid grid) {
        int stops = grid.stopSigmas().size();
        int targets = grid.targetSigmas().size();
        perSide = stops + targets;
        perRow = grid.sides().size() * perSide;
        brackets = grid.size();
        netReturns = new double[Math.multiplyExact(rows, perRow)];
        rowsToExit = new short[netReturns.length];
        outcomes = new byte[netReturns.length];
        firstExit = new byte[Math.multiplyExact(rows, brackets)];
        order = new int[perRow];
        stopOf = new byte[brackets];
        targetOf = new byte[brackets];
        for (int bracket = 0; bracket < brackets; bracket++) {
            int within = bracket % grid.perSide();
            stopOf[bracket] = (byte) (firstOfSide(bracket / grid.perSide()) + within / targets);
            targetOf[bracket] = (byte) (firstOfSide(bracket / grid.perSide()) + stops + within % targets);
        }
    }

    int firstOfSide(int side) {
        return side * perSide;
    }

    /** No bracket of this row came to an end, all for the same reason. */
    void markUnlabelled(int row, LabelOutcome reason) {
        Arrays.fill(netReturns, row * perRow, (row + 1) * perRow, Double.NaN);
        Arrays.fill(outcomes, row * perRow, (row + 1) * perRow, reason.code());
    }

    /** An end at a bar. */
    void record(int exitRow, int row, int number, LabelOutcome outcome, double netReturn) {
        int cell = row * perRow + number;
        netReturns[cell] = netReturn;
        rowsToExit[cell] = (short) (exitRow - row);
        outcomes[cell] = outcome.code();
        order[number] = (exitRow - row) << NUMBER_BITS | number;
    }

    /** An end that never comes. */
    void recordNotReached(int number) {
        order[number] = Integer.MAX_VALUE;
    }

    /** A bracket meets the earlier of its two ends, and its stop where they are even (rule 3): the lower number. */
    void selectFirstExits(int row) {
        int firstCell = row * brackets;
        for (int bracket = 0; bracket < brackets; bracket++) {
            firstExit[firstCell + bracket] = (byte) Math.min(order[stopOf[bracket]], order[targetOf[bracket]]);
        }
    }

    double netReturn(int row, int bracket) {
        return netReturns[cell(row, bracket)];
    }

    int rowsToExit(int row, int bracket) {
        return rowsToExit[cell(row, bracket)];
    }

    LabelOutcome outcome(int row, int bracket) {
        return LabelOutcome.of(outcomes[cell(row, bracket)]);
    }

    private int cell(int row, int bracket) {
        return row * perRow + firstExit[row * brackets + bracket];
    }
}
