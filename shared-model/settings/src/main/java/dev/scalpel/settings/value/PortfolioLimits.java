package dev.scalpel.settings.value;

import java.math.BigDecimal;
import java.util.Optional;

/** A portfolio's own limits on entries; what is absent is as in the section {@code limits}. Shares are of its equity. */
public record PortfolioLimits(
        Optional<BigDecimal> dailyLossShare,
        Optional<BigDecimal> drawdownShare,
        Optional<Integer> maxConsecutiveLosses,
        Optional<Integer> consecutiveLossPauseMinutes,
        Optional<BigDecimal> maxPriceMoveBp) {

    /** All limits are those of the section. */
    public static final PortfolioLimits NONE = new PortfolioLimits(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
