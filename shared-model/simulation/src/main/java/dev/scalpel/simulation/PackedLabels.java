package dev.scalpel.simulation;

import dev.scalpel.trading.BracketGrid;
import java.util.Arrays;

/**
 * Compact storage of a label matrix. After one bar the brackets of a side can exit only at one of its stops (or the
 * deadline) or at one of its targets. These exits are stored once per row, and for each bracket the one it takes.
 */
final class PackedLabels {

    private static final int NUMBER_BITS = 8;

    /** Exits of one side: its stops, then its targets. */
    private final int perSide;

    private final int perRow;
    private final int brackets;

    // By row, then by number of the exit.
    private final double[] netReturns;
    private final short[] rowsToExit;
    private final byte[] outcomes;

    /** By row, then by side. */
    private final byte[] rowsToEntry;

    /** By row, then by bracket: the number of the exit that it takes. */
    private final byte[] firstExit;

    // By bracket: the numbers of its two exits.
    private final byte[] stopOf;
    private final byte[] targetOf;

    /** The exits of the current row as sort keys: the earlier row first, then the lower number. */
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
        rowsToEntry = new byte[Math.multiplyExact(rows, grid.sides().size())];
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

    /** Marks all brackets of this row as unlabelled for the same reason. */
    void markUnlabelled(int row, LabelOutcome reason) {
        Arrays.fill(netReturns, row * perRow, (row + 1) * perRow, Double.NaN);
        Arrays.fill(outcomes, row * perRow, (row + 1) * perRow, reason.code());
    }

    /** The same for those of one side. */
    void markUnlabelled(int row, int side, LabelOutcome reason) {
        for (int number = firstOfSide(side); number < firstOfSide(side + 1); number++) {
            record(row, row, number, reason, Double.NaN);
        }
    }

    void recordEntry(int entryRow, int row, int side) {
        rowsToEntry[row * sides() + side] = (byte) (entryRow - row);
    }

    /** Records an exit at a bar. */
    void record(int exitRow, int row, int number, LabelOutcome outcome, double netReturn) {
        int cell = row * perRow + number;
        netReturns[cell] = netReturn;
        rowsToExit[cell] = (short) (exitRow - row);
        outcomes[cell] = outcome.code();
        order[number] = (exitRow - row) << NUMBER_BITS | number;
    }

    /** Records that an exit is never reached. */
    void recordNotReached(int number) {
        order[number] = Integer.MAX_VALUE;
    }

    /** Selects for each bracket the earlier of its two exits; in a tie the stop, which has the lower number (rule 3, stop
     * first: StopFirstTest holds this and {@link FillRules#exit} together). */
    void selectFirstExits(int row) {
        int firstCell = row * brackets;
        for (int bracket = 0; bracket < brackets; bracket++) {
            firstExit[firstCell + bracket] = (byte) Math.min(order[stopOf[bracket]], order[targetOf[bracket]]);
        }
    }

    double netReturn(int row, int bracket) {
        return netReturns[cell(row, bracket)];
    }

    /** Of a bracket that was entered. */
    int rowsToEntry(int row, int bracket) {
        return rowsToEntry[row * sides() + bracket / (brackets / sides())];
    }

    private int sides() {
        return perRow / perSide;
    }

    int rowsToExit(int row, int bracket) {
        return rowsToExit[cell(row, bracket)];
    }

    LabelOutcome outcome(int row, int bracket) {
        return LabelOutcome.of(outcomes[cell(row, bracket)]);
    }

    /** Whether every bracket ended. */
    boolean isComplete(int row) {
        boolean complete = true;
        for (int bracket = 0; bracket < brackets; bracket++) {
            complete &= LabelOutcome.isResolved(outcomes[cell(row, bracket)]);
        }
        return complete;
    }

    private int cell(int row, int bracket) {
        return row * perRow + firstExit[row * brackets + bracket];
    }
}
