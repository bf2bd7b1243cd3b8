package dev.scalpel.features;

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
        String description = "(close / VWAP of " + minutes + " minutes - 1) / max(volatility_60, 0.00001); VWAP of the"
                + " typical price (high + low + close) / 3, its plain mean if nothing was traded";
        return Feature.of("distance_to_vwap_" + minutes, Math.max(minutes, 61), description, block -> {
            double[] turnover = block.mean(BarQuantity.TURNOVER, minutes);
            double[] volume = block.mean(BarQuantity.VOLUME, minutes);
            double[] typical = block.mean(BarQuantity.TYPICAL_PRICE, minutes);
            double[] close = block.of(BarQuantity.CLOSE);
            double[] variance = block.mean(BarQuantity.SQUARED_RETURN, 60);
            return row -> {
                double vwap = volume[row] == 0 ? typical[row] : turnover[row] / volume[row];
                return PriceFeatures.inVolatility(close[row] / vwap - 1, variance[row]);
            };
        });
    }

    private static Feature volumeScore(int minutes) {
        String description = score("volume", minutes);
        return Feature.of("volume_z_" + minutes, minutes, description, score(BarQuantity.VOLUME, minutes));
    }

    private static Feature tradesScore(int minutes) {
        String description = score("number of trades", minutes);
        return Feature.of(
                "trades_z_" + minutes, minutes, OptionalInput.TRADES, description, score(BarQuantity.TRADES, minutes));
    }

    private static String score(String what, int minutes) {
        return "(" + what + " - its mean) / its standard deviation over " + minutes + " minutes; 0 if constant";
    }

    private static Formula score(BarQuantity quantity, int minutes) {
        return block -> {
            double[] value = block.of(quantity);
            double[] mean = block.mean(quantity, minutes);
            double[] squares = block.squares(quantity, minutes);
            return row -> squares[row] == 0 ? 0 : (value[row] - mean[row]) / Math.sqrt(squares[row] / minutes);
        };
    }

    private static Feature volumeRatio(int shorter, int longer) {
        String name = "volume_ratio_" + shorter + "_" + longer;
        String description =
                "mean volume of " + shorter + " minutes / of " + longer + " minutes; 1 if nothing was traded";
        return Feature.of(name, longer, description, block -> {
            double[] near = block.mean(BarQuantity.VOLUME, shorter);
            double[] whole = block.mean(BarQuantity.VOLUME, longer);
            return row -> whole[row] == 0 ? 1 : near[row] / whole[row];
        });
    }

    private static Feature tradeSizeRatio(int shorter, int longer) {
        String name = "trade_size_ratio_" + shorter + "_" + longer;
        String description = "volume / number of trades of " + shorter + " minutes, over the same of " + longer
                + " minutes; 1 if either had no trade";
        return Feature.of(name, longer, OptionalInput.TRADES, description, block -> {
            double[] nearVolume = block.mean(BarQuantity.VOLUME, shorter);
            double[] nearTrades = block.mean(BarQuantity.TRADES, shorter);
            double[] volume = block.mean(BarQuantity.VOLUME, longer);
            double[] trades = block.mean(BarQuantity.TRADES, longer);
            return row -> nearTrades[row] == 0 || volume[row] == 0
                    ? 1
                    : (nearVolume[row] / nearTrades[row]) / (volume[row] / trades[row]);
        });
    }

    private static Feature takerImbalance(int minutes) {
        String description = "2 * taker-buy volume / volume - 1 over " + minutes + " minutes; 0 if nothing was traded";
        return Feature.of("taker_imbalance_" + minutes, minutes, OptionalInput.TAKER_FLOW, description, block -> {
            double[] bought = block.mean(BarQuantity.TAKER_BUY_VOLUME, minutes);
            double[] volume = block.mean(BarQuantity.VOLUME, minutes);
            return row -> volume[row] == 0 ? 0 : 2 * bought[row] / volume[row] - 1;
        });
    }
}
