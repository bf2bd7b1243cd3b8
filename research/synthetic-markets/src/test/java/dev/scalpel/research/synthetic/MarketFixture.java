package dev.scalpel.research.synthetic;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import java.util.Arrays;
import java.util.List;

/** Markets and sums that several tests of this package use. */
final class MarketFixture {

    static final Symbol BTC = Symbol.parse("BTC/USDT");
    public static final Symbol ETH = Symbol.parse("ETH/USDT");
    /** 2024-01-01, a Monday. */
    static final long MONDAY = 1_704_067_200_000L;

    private MarketFixture() {}

    static MarketSpec pair(int days, long seed) {
        return MarketSpec.of(List.of(BTC, ETH), MONDAY, days, seed);
    }

    static double[] logReturns(BarSeries bars) {
        double[] returns = new double[bars.size() - 1];
        for (int row = 1; row < bars.size(); row++) {
            returns[row - 1] = Math.log(bars.close(row) / bars.close(row - 1));
        }
        return returns;
    }

    static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    static double moment(double[] values, int power) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += Math.pow(value - mean, power);
        }
        return sum / values.length;
    }

    static double deviation(double[] values) {
        return Math.sqrt(moment(values, 2));
    }

    static double correlation(double[] x, double[] y) {
        double meanX = mean(x);
        double meanY = mean(y);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum / x.length / deviation(x) / deviation(y);
    }

    static double autocorrelation(double[] values, int lag) {
        return correlation(
                Arrays.copyOfRange(values, 0, values.length - lag), Arrays.copyOfRange(values, lag, values.length));
    }

    static double[] absolute(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }
}
