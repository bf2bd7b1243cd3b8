package dev.scalpel.localexchange.market;

import dev.scalpel.market.BarSeries;
import java.math.BigDecimal;

/** The decimals, at most 8, that the prices and volumes of the first thousand bars have. */
record BarPrecision(int priceDecimals, int quantityDecimals) {

    private static final int SAMPLED_ROWS = 1_000;
    private static final int MAX_DECIMALS = 8;

    static BarPrecision of(BarSeries bars) {
        int priceDecimals = 0;
        int quantityDecimals = 0;
        for (int row = 0; row < Math.min(bars.size(), SAMPLED_ROWS); row++) {
            priceDecimals = Math.max(priceDecimals, decimals(bars.open(row)));
            priceDecimals = Math.max(priceDecimals, decimals(bars.high(row)));
            priceDecimals = Math.max(priceDecimals, decimals(bars.low(row)));
            priceDecimals = Math.max(priceDecimals, decimals(bars.close(row)));
            quantityDecimals = Math.max(quantityDecimals, decimals(bars.volume(row)));
        }
        return new BarPrecision(priceDecimals, quantityDecimals);
    }

    String tick() {
        return unit(priceDecimals);
    }

    String step() {
        return unit(quantityDecimals);
    }

    private static int decimals(double value) {
        int scale = BigDecimal.valueOf(value).stripTrailingZeros().scale();
        return Math.min(MAX_DECIMALS, Math.max(0, scale));
    }

    private static String unit(int decimals) {
        return BigDecimal.ONE.movePointLeft(decimals).toPlainString();
    }
}
