package dev.scalpel.features;

import dev.scalpel.features.columns.BarQuantity;
import dev.scalpel.features.columns.Kernels;
import java.util.List;

/** The newest bar's shape, and the sequence of rises and falls before it. */
final class ShapeFeatures {

    static final int MAX_RUN = 15;

    private ShapeFeatures() {}

    static List<Feature> all() {
        return List.of(body(), wickBalance(), rangeInAtr(60), run(), riseBalance(15));
    }

    private static Feature body() {
        return Feature.of(
                "body",
                1,
                "(close - open) / (high - low); 0 if flat",
                columns -> columns.derived(
                        "body",
                        (in, out, rows) -> {
                            double[] open = in[0];
                            double[] close = in[1];
                            double[] range = in[2];
                            for (int row = 0; row < rows; row++) {
                                out[row] = (close[row] - open[row]) / range[row];
                            }
                            Kernels.replaceWhereZero(range, out, rows, 0);
                        },
                        columns.of(BarQuantity.OPEN),
                        columns.of(BarQuantity.CLOSE),
                        columns.of(BarQuantity.RANGE)));
    }

    private static Feature wickBalance() {
        return Feature.of(
                "wick_balance",
                1,
                "(lower wick - upper wick) / (high - low); 0 if flat",
                columns -> columns.derived(
                        "wick_balance",
                        (in, out, rows) -> {
                            double[] open = in[0];
                            double[] high = in[1];
                            double[] low = in[2];
                            double[] close = in[3];
                            double[] range = in[4];
                            for (int row = 0; row < rows; row++) {
                                double lower = Math.min(open[row], close[row]) - low[row];
                                double upper = high[row] - Math.max(open[row], close[row]);
                                out[row] = (lower - upper) / range[row];
                            }
                            Kernels.replaceWhereZero(range, out, rows, 0);
                        },
                        columns.of(BarQuantity.OPEN),
                        columns.of(BarQuantity.HIGH),
                        columns.of(BarQuantity.LOW),
                        columns.of(BarQuantity.CLOSE),
                        columns.of(BarQuantity.RANGE)));
    }

    private static Feature rangeInAtr(int minutes) {
        String name = "range_in_atr_" + minutes;
        String description = "true range / mean true range of " + minutes + " minutes; 1 if flat";
        return Feature.of(
                name,
                minutes + 1,
                description,
                columns -> columns.derived(
                        name,
                        Kernels.quotient(1),
                        columns.of(BarQuantity.TRUE_RANGE),
                        columns.mean(BarQuantity.TRUE_RANGE, minutes)));
    }

    private static Feature run() {
        return Feature.of(
                "run",
                MAX_RUN + 1,
                "closes in a row that rose (+) or fell (-), at most " + MAX_RUN,
                columns -> columns.derivedFromPast(
                        "run",
                        (in, at, out, rows) -> countRuns(in[0], at[0], out, rows),
                        columns.of(BarQuantity.DIRECTION).withPast(MAX_RUN - 1)));
    }

    private static void countRuns(double[] direction, int at, double[] out, int rows) {
        int length = 0;
        for (int row = at - MAX_RUN + 1; row < at; row++) {
            length = 1 + (row > at - MAX_RUN + 1 && direction[row] == direction[row - 1] ? length : 0);
        }
        for (int row = 0; row < rows; row++) {
            int as = direction[at + row] == direction[at + row - 1] ? 1 : 0;
            length = Math.min(MAX_RUN, 1 + as * length);
            out[row] = direction[at + row] * length;
        }
    }

    private static Feature riseBalance(int minutes) {
        String description = "(closes that rose - closes that fell) / " + minutes + " over " + minutes + " minutes";
        return Feature.of(
                "rise_balance_" + minutes,
                minutes + 1,
                description,
                columns -> columns.mean(BarQuantity.DIRECTION, minutes));
    }
}
