package dev.scalpel.features;

import java.util.List;

/** The newest bar's shape, and the sequence of rises and falls before it. */
final class ShapeFeatures {

    static final int MAX_RUN = 15;

    private ShapeFeatures() {}

    static List<Feature> all() {
        return List.of(body(), wickBalance(), rangeInAtr(60), run(), riseBalance(15));
    }

    private static Feature body() {
        return Feature.of("body", 1, "(close - open) / (high - low); 0 if flat", block -> {
            double[] open = block.of(BarQuantity.OPEN);
            double[] high = block.of(BarQuantity.HIGH);
            double[] low = block.of(BarQuantity.LOW);
            double[] close = block.of(BarQuantity.CLOSE);
            return row -> high[row] == low[row] ? 0 : (close[row] - open[row]) / (high[row] - low[row]);
        });
    }

    private static Feature wickBalance() {
        return Feature.of("wick_balance", 1, "(lower wick - upper wick) / (high - low); 0 if flat", block -> {
            double[] open = block.of(BarQuantity.OPEN);
            double[] high = block.of(BarQuantity.HIGH);
            double[] low = block.of(BarQuantity.LOW);
            double[] close = block.of(BarQuantity.CLOSE);
            return row -> {
                double lower = Math.min(open[row], close[row]) - low[row];
                double upper = high[row] - Math.max(open[row], close[row]);
                return high[row] == low[row] ? 0 : (lower - upper) / (high[row] - low[row]);
            };
        });
    }

    private static Feature rangeInAtr(int minutes) {
        String description = "true range / mean true range of " + minutes + " minutes; 1 if flat";
        return Feature.of("range_in_atr_" + minutes, minutes + 1, description, block -> {
            double[] range = block.of(BarQuantity.TRUE_RANGE);
            double[] mean = block.mean(BarQuantity.TRUE_RANGE, minutes);
            return row -> mean[row] == 0 ? 1 : range[row] / mean[row];
        });
    }

    private static Feature run() {
        String description = "closes in a row that rose (+) or fell (-), at most " + MAX_RUN;
        return Feature.of("run", MAX_RUN + 1, description, block -> {
            double[] direction = block.of(BarQuantity.DIRECTION);
            return row -> {
                double way = direction[row];
                int length = 1;
                while (length < MAX_RUN && direction[row - length] == way) {
                    length++;
                }
                return way * length;
            };
        });
    }

    private static Feature riseBalance(int minutes) {
        String description = "(closes that rose - closes that fell) / " + minutes + " over " + minutes + " minutes";
        return Feature.of("rise_balance_" + minutes, minutes + 1, description, block -> {
            double[] mean = block.mean(BarQuantity.DIRECTION, minutes);
            return row -> mean[row];
        });
    }
}
