package dev.scalpel.features;

import dev.scalpel.features.columns.BarQuantity;
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
                            double[] high = in[1];
                            double[] low = in[2];
                            double[] close = in[3];
                            for (int row = 0; row < rows; row++) {
                                out[row] =
                                        high[row] == low[row] ? 0 : (close[row] - open[row]) / (high[row] - low[row]);
                            }
                        },
                        columns.of(BarQuantity.OPEN),
                        columns.of(BarQuantity.HIGH),
                        columns.of(BarQuantity.LOW),
                        columns.of(BarQuantity.CLOSE)));
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
                            for (int row = 0; row < rows; row++) {
                                double lower = Math.min(open[row], close[row]) - low[row];
                                double upper = high[row] - Math.max(open[row], close[row]);
                                out[row] = high[row] == low[row] ? 0 : (lower - upper) / (high[row] - low[row]);
                            }
                        },
                        columns.of(BarQuantity.OPEN),
                        columns.of(BarQuantity.HIGH),
                        columns.of(BarQuantity.LOW),
                        columns.of(BarQuantity.CLOSE)));
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
                        (in, out, rows) -> {
                            double[] range = in[0];
                            double[] mean = in[1];
                            for (int row = 0; row < rows; row++) {
                                out[row] = mean[row] == 0 ? 1 : range[row] / mean[row];
                            }
                        },
                        columns.of(BarQuantity.TRUE_RANGE),
                        columns.mean(BarQuantity.TRUE_RANGE, minutes)));
    }

    private static Feature run() {
        String description = "closes in a row that rose (+) or fell (-), at most " + MAX_RUN;
        int past = MAX_RUN - 1;
        return Feature.of(
                "run",
                MAX_RUN + 1,
                description,
                columns -> columns.derived(
                        "run",
                        (in, out, rows) -> {
                            double[] direction = in[0];
                            for (int row = 0; row < rows; row++) {
                                double way = direction[past + row];
                                int length = 1;
                                while (length < MAX_RUN && direction[past + row - length] == way) {
                                    length++;
                                }
                                out[row] = way * length;
                            }
                        },
                        columns.of(BarQuantity.DIRECTION).withPast(past)));
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
