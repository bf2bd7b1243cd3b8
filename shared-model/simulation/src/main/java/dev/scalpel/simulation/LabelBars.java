package dev.scalpel.simulation;

import dev.scalpel.market.BarSeries;

/** The bars that labels read, by column. */
@SuppressWarnings("ArrayRecordComponent") // read in inner loops, handed over once and never compared
record LabelBars(long[] time, double[] open, double[] high, double[] low, double[] close) {

    static LabelBars of(BarSeries bars) {
        int rows = bars.size();
        LabelBars columns = new LabelBars(
                new long[rows], new double[rows], new double[rows], new double[rows], new double[rows]);
        for (int row = 0; row < rows; row++) {
            columns.time[row] = bars.openTime(row);
            columns.open[row] = bars.open(row);
            columns.high[row] = bars.high(row);
            columns.low[row] = bars.low(row);
            columns.close[row] = bars.close(row);
        }
        return columns;
    }

    int rows() {
        return time.length;
    }
}
