package dev.scalpel.simulation;

import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Side;
import java.util.Arrays;

/**
 * The brackets of one side entered after one bar: they share entry, σ and deadline, so the first touch of each stop and of
 * each target is all there is to know, and every (stop, target) pair follows from the two. Used again for each bar.
 */
final class SideScan {

    private static final int NEVER = Integer.MAX_VALUE;

    private final Side side;
    private final Costs costs;
    private final double[] stopSigmas;
    private final double[] targetSigmas;
    private final int stops;

    // What can end a pair: the stops, then the targets, each in the order in which they are touched.
    private final double[] endPrices;
    private final int[] endRows;
    private final double[] endNets;
    private final byte[] endOutcomes;

    private double sigma;
    private double entryPrice;
    private int stopsTouched;
    private int targetsTouched;
    private double nextBelow;
    private double nextAbove;

    SideScan(Side side, BracketGrid grid, Costs costs) {
        this.side = side;
        this.costs = costs;
        stopSigmas = grid.stopSigmas().stream().mapToDouble(Double::doubleValue).toArray();
        targetSigmas =
                grid.targetSigmas().stream().mapToDouble(Double::doubleValue).toArray();
        stops = stopSigmas.length;
        endPrices = new double[stops + targetSigmas.length];
        endRows = new int[endPrices.length];
        endNets = new double[endPrices.length];
        endOutcomes = new byte[endPrices.length];
        Arrays.fill(endOutcomes, stops, endOutcomes.length, LabelOutcome.TARGET.code());
    }

    void enter(double open, double sigmaNow) {
        sigma = sigmaNow;
        entryPrice = FillRules.entryPrice(side, open, costs.slippageRate());
        for (int stop = 0; stop < stops; stop++) {
            endPrices[stop] = Bracket.stopPrice(side, stopSigmas[stop], entryPrice, sigma);
        }
        for (int target = 0; target < targetSigmas.length; target++) {
            endPrices[stops + target] = Bracket.targetPrice(side, targetSigmas[target], entryPrice, sigma);
        }
        Arrays.fill(endRows, NEVER);
        stopsTouched = 0;
        targetsTouched = 0;
        aim();
    }

    /** The highest untouched level under the price; minus infinity when no touch matters any more. */
    double nextBelow() {
        return nextBelow;
    }

    /** The lowest untouched level over the price; infinity when no touch matters any more. */
    double nextAbove() {
        return nextAbove;
    }

    /** Takes all touches of this bar; prices a stop at once, where its bar's open is at hand. */
    void touch(int row, double open, double high, double low, long entryTime, long time) {
        if (low > nextBelow && high < nextAbove) {
            return;
        }
        while (stopsTouched < stops && FillRules.touchesStop(side, endPrices[stopsTouched], high, low)) {
            double fill = FillRules.stopFillPrice(side, endPrices[stopsTouched], open, sigma, costs.slippageRate());
            end(stopsTouched++, fill, row, entryTime, time);
        }
        while (targetsTouched < targetSigmas.length
                && FillRules.touchesTarget(side, endPrices[stops + targetsTouched], high, low)) {
            end(stops + targetsTouched, endPrices[stops + targetsTouched], row, entryTime, time);
            targetsTouched++;
        }
        aim();
    }

    /** A stop that was not touched stands for the deadline: later than every touch, earlier than no touch at all. */
    void endAtDeadline(int row, double open, long entryTime, long time) {
        if (stopsTouched < stops) {
            double price = FillRules.marketExitPrice(side, open, costs.slippageRate());
            double net = costs.netReturn(side, entryPrice, price, entryTime, time);
            endUntouched(LabelOutcome.TIME_LIMIT, net, row);
        }
    }

    /** The bars end first. */
    void stayOpen(int rows) {
        endUntouched(LabelOutcome.OPEN_AT_END, Double.NaN, rows);
    }

    /** What ends a pair is the earlier of its two touches, the stop where they are even (rule 3), or else the deadline. */
    void write(int firstCell, int row, double[] netReturns, short[] rowsToExit, byte[] outcomes) {
        Arrays.fill(endOutcomes, 0, stopsTouched, LabelOutcome.STOP.code());
        int cell = firstCell;
        for (int stop = 0; stop < stops; stop++) {
            int stopRow = endRows[stop];
            for (int target = stops; target < endRows.length; target++, cell++) {
                // A choice between two numbers, so that no branch has to be foretold.
                int end = stopRow <= endRows[target] ? stop : target;
                netReturns[cell] = endNets[end];
                rowsToExit[cell] = (short) (endRows[end] - row);
                outcomes[cell] = endOutcomes[end];
            }
        }
    }

    /** Once all stops or all targets are touched, later touches decide nothing. */
    private void aim() {
        if (stopsTouched == stops || targetsTouched == targetSigmas.length) {
            nextBelow = Double.NEGATIVE_INFINITY;
            nextAbove = Double.POSITIVE_INFINITY;
        } else {
            double stop = endPrices[stopsTouched];
            double target = endPrices[stops + targetsTouched];
            nextBelow = side == Side.LONG ? stop : target;
            nextAbove = side == Side.LONG ? target : stop;
        }
    }

    private void end(int end, double price, int row, long entryTime, long time) {
        endRows[end] = row;
        endNets[end] = costs.netReturn(side, entryPrice, price, entryTime, time);
    }

    private void endUntouched(LabelOutcome outcome, double net, int row) {
        Arrays.fill(endRows, stopsTouched, stops, row);
        Arrays.fill(endNets, stopsTouched, stops, net);
        Arrays.fill(endOutcomes, stopsTouched, stops, outcome.code());
    }
}
