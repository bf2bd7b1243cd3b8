package dev.scalpel.settings.section;

import dev.scalpel.trading.risk.RiskLimits;
import java.math.BigDecimal;

/** Shares are of the account's equity; {@code 0.03} is three per cent. */
public record LimitSettings(
        BigDecimal dailyLossShare,
        BigDecimal drawdownShare,
        int cooldownMinutes,
        int maxConsecutiveLosses,
        int consecutiveLossPauseMinutes,
        BigDecimal maxPriceMoveBp,
        int staleBarSeconds,
        BigDecimal exposureCap,
        int sessionEndMinutes,
        BigDecimal liquidationDistance) {

    /** In the units of the simulator and of execution; there the cool-down is part of the tactics. */
    public RiskLimits forTrading() {
        return new RiskLimits(
                dailyLossShare.doubleValue(),
                drawdownShare.doubleValue(),
                maxConsecutiveLosses,
                consecutiveLossPauseMinutes,
                rate(maxPriceMoveBp),
                staleBarSeconds,
                exposureCap.doubleValue());
    }

    private static double rate(BigDecimal basisPoints) {
        return basisPoints.movePointLeft(4).doubleValue();
    }
}
