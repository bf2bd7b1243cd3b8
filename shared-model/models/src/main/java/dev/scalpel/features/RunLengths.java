package dev.scalpel.features;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;

/**
 * For each row of a block the number of consecutive minutes up to it that are present and have each optional input.
 * Counted by time stamps: a gap ends every run.
 */
final class RunLengths {

    private final int[] bars;
    private final int[] trades;
    private final int[] takerFlow;
    private final int[] reference;

    RunLengths(int capacity) {
        bars = new int[capacity];
        trades = new int[capacity];
        takerFlow = new int[capacity];
        reference = new int[capacity];
    }

    void count(
            BarSeries series,
            int from,
            int rows,
            double[] tradeColumn,
            double[] takerColumn,
            double[] referenceColumn) {
        for (int row = 0; row < rows; row++) {
            boolean follows =
                    row > 0 && series.openTime(from + row) - series.openTime(from + row - 1) == Minutes.MILLIS;
            bars[row] = 1 + (follows ? bars[row - 1] : 0);
            trades[row] = extend(trades, row, follows, tradeColumn[row] != Bar.UNKNOWN_TRADES);
            takerFlow[row] = extend(takerFlow, row, follows, !Double.isNaN(takerColumn[row]));
            reference[row] = extend(reference, row, follows, !Double.isNaN(referenceColumn[row]));
        }
    }

    int bars(int row) {
        return bars[row];
    }

    int of(OptionalInput input, int row) {
        return switch (input) {
            case TRADES -> trades[row];
            case TAKER_FLOW -> takerFlow[row];
            case REFERENCE -> reference[row];
        };
    }

    private static int extend(int[] run, int row, boolean follows, boolean known) {
        if (!known) {
            return 0;
        }
        return 1 + (follows ? run[row - 1] : 0);
    }
}
