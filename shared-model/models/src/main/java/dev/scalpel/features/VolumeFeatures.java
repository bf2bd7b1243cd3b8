package dev.scalpel.features;

import dev.scalpel.features.columns.BarQuantity;
import dev.scalpel.features.columns.ColumnView;
import dev.scalpel.features.columns.Columns;
import dev.scalpel.features.columns.Formula;
import dev.scalpel.features.columns.Kernels;
import java.util.ArrayList;
import java.util.List;

/** Volume, number of trades, and taker flow. */
final class VolumeFeatures {

    private static final int[] VWAPS = {60, 180};
    private static final int[] IMBALANCES = {1, 5, 15, 60};

    private VolumeFeatures() {}

    static List<Feature> all() {
        List<Feature> all = new ArrayList<>();
        for (int minutes : VWAPS) {
            all.add(distanceToVwap(minutes));
        }
        all.add(volumeScore(60));
        all.add(volumeRatio(5, 60));
        all.add(tradesScore(60));
        all.add(tradeSizeRatio(5, 60));
        for (int minutes : IMBALANCES) {
            all.add(takerImbalance(minutes));
        }
        return all;
    }

    private static Feature distanceToVwap(int minutes) {
        String name = "distance_to_vwap_" + minutes;
        String description = "(close / VWAP of " + minutes + " minutes - 1) / max(volatility_60, 0.00001); VWAP of the"
                + " typical price (high + low + close) / 3, its plain mean if nothing was traded";
        return Feature.of(
                name,
                Math.max(minutes, 61),
                description,
                columns -> columns.derived(
                        name,
                        Kernels::distance,
                        columns.of(BarQuantity.CLOSE),
                        vwap(columns, minutes),
                        VolatilityFeatures.unit(columns, 60)));
    }

    private static ColumnView vwap(Columns columns, int minutes) {
        return columns.derived(
                "VWAP of " + minutes,
                (in, out, rows) -> {
                    double[] volume = in[1];
                    double[] typical = in[2];
                    Kernels.quotient(in, out, rows);
                    for (int row = 0; row < rows; row++) {
                        if (volume[row] == 0) {
                            out[row] = typical[row];
                        }
                    }
                },
                columns.mean(BarQuantity.TURNOVER, minutes),
                columns.mean(BarQuantity.VOLUME, minutes),
                columns.mean(BarQuantity.TYPICAL_PRICE, minutes));
    }

    private static Feature volumeScore(int minutes) {
        String name = "volume_z_" + minutes;
        Formula formula = columns -> score(columns, name, BarQuantity.VOLUME, minutes);
        return Feature.of(name, minutes, score("volume", minutes), formula);
    }

    private static Feature tradesScore(int minutes) {
        String name = "trades_z_" + minutes;
        Formula formula = columns -> score(columns, name, BarQuantity.TRADES, minutes);
        return Feature.of(name, minutes, OptionalInput.TRADES, score("number of trades", minutes), formula);
    }

    private static String score(String what, int minutes) {
        return "(" + what + " - its mean) / its standard deviation over " + minutes + " minutes; 0 if constant";
    }

    private static ColumnView score(Columns columns, String name, BarQuantity quantity, int minutes) {
        return columns.derived(
                name,
                (in, out, rows) -> {
                    double[] value = in[0];
                    double[] mean = in[1];
                    double[] squares = in[2];
                    for (int row = 0; row < rows; row++) {
                        out[row] = (value[row] - mean[row]) / Math.sqrt(squares[row] / minutes);
                    }
                    Kernels.replaceWhereZero(squares, out, rows, 0);
                },
                columns.of(quantity),
                columns.mean(quantity, minutes),
                columns.squares(quantity, minutes));
    }

    private static Feature volumeRatio(int shorter, int longer) {
        String name = "volume_ratio_" + shorter + "_" + longer;
        String description =
                "mean volume of " + shorter + " minutes / of " + longer + " minutes; 1 if nothing was traded";
        return Feature.of(
                name,
                longer,
                description,
                columns -> columns.derived(
                        name,
                        Kernels.quotient(1),
                        columns.mean(BarQuantity.VOLUME, shorter),
                        columns.mean(BarQuantity.VOLUME, longer)));
    }

    private static Feature tradeSizeRatio(int shorter, int longer) {
        String name = "trade_size_ratio_" + shorter + "_" + longer;
        String description = "volume / number of trades of " + shorter + " minutes, over the same of " + longer
                + " minutes; 1 if either had no trade";
        return Feature.of(
                name,
                longer,
                OptionalInput.TRADES,
                description,
                columns -> columns.derived(
                        name,
                        (in, out, rows) -> {
                            double[] nearVolume = in[0];
                            double[] nearTrades = in[1];
                            double[] volume = in[2];
                            double[] trades = in[3];
                            for (int row = 0; row < rows; row++) {
                                out[row] = (nearVolume[row] / nearTrades[row]) / (volume[row] / trades[row]);
                            }
                            Kernels.replaceWhereZero(nearTrades, out, rows, 1);
                            Kernels.replaceWhereZero(volume, out, rows, 1);
                        },
                        columns.mean(BarQuantity.VOLUME, shorter),
                        columns.mean(BarQuantity.TRADES, shorter),
                        columns.mean(BarQuantity.VOLUME, longer),
                        columns.mean(BarQuantity.TRADES, longer)));
    }

    private static Feature takerImbalance(int minutes) {
        String description = "2 * taker-buy volume / volume - 1 over " + minutes + " minutes; 0 if nothing was traded";
        return Feature.of(
                "taker_imbalance_" + minutes,
                minutes,
                OptionalInput.TAKER_FLOW,
                description,
                columns -> takerImbalance(columns, minutes));
    }

    static ColumnView takerImbalance(Columns columns, int minutes) {
        return columns.derived(
                "taker_imbalance_" + minutes,
                (in, out, rows) -> {
                    double[] bought = in[0];
                    double[] volume = in[1];
                    for (int row = 0; row < rows; row++) {
                        out[row] = 2 * bought[row] / volume[row] - 1;
                    }
                    Kernels.replaceWhereZero(volume, out, rows, 0);
                },
                columns.mean(BarQuantity.TAKER_BUY_VOLUME, minutes),
                columns.mean(BarQuantity.VOLUME, minutes));
    }
}
