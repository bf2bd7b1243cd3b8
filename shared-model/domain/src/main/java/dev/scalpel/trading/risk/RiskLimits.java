package dev.scalpel.trading.risk;

import dev.scalpel.trading.Require;

/**
 * The account's limits on entries. Shares are of equity or of the price: 0.05 is five percent.
 *
 * @param maxDailyLoss no entry for the rest of the UTC day after losing this share
 * @param maxDrawdown no entry once equity is this far below its peak; only a person can lift it
 * @param maxLossesInARow entries pause after this many consecutive losses
 * @param pauseMinutes length of that pause, from the last loss
 * @param maxPriceMove no entry when the price has moved more than this since the decision bar's close
 * @param maxBarAgeSeconds no entry on a bar that closed longer ago
 * @param maxExposure maximum share of the account in positions
 */
public record RiskLimits(
        double maxDailyLoss,
        double maxDrawdown,
        int maxLossesInARow,
        int pauseMinutes,
        double maxPriceMove,
        int maxBarAgeSeconds,
        double maxExposure) {

    public static final RiskLimits DEFAULT = new RiskLimits(0.03, 0.15, 6, 240, 0.005, 50, 0.98);

    /** No limit but the account itself: for labels, studies and comparisons. */
    public static final RiskLimits NONE =
            new RiskLimits(1, 1, Integer.MAX_VALUE, 0, Double.MAX_VALUE, Integer.MAX_VALUE, 1);

    public RiskLimits {
        Require.positive("maxDailyLoss", maxDailyLoss);
        Require.within("maxDailyLoss", maxDailyLoss, 0, 1);
        Require.positive("maxDrawdown", maxDrawdown);
        Require.within("maxDrawdown", maxDrawdown, 0, 1);
        Require.positive("maxLossesInARow", maxLossesInARow);
        Require.notNegative("pauseMinutes", pauseMinutes);
        Require.positive("maxPriceMove", maxPriceMove);
        Require.positive("maxBarAgeSeconds", maxBarAgeSeconds);
        Require.positive("maxExposure", maxExposure);
        Require.within("maxExposure", maxExposure, 0, 1);
    }
}
