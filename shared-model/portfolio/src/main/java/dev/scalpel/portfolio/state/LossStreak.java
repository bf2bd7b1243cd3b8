package dev.scalpel.portfolio.state;

import dev.scalpel.trading.AccountView;
import java.math.BigDecimal;

/**
 * The losses in a row of a strategy.
 *
 * @param lastLoss epoch milliseconds, {@link AccountView#NEVER} before the first
 */
public record LossStreak(int losses, long lastLoss) {

    public static final LossStreak NONE = new LossStreak(0, AccountView.NEVER);

    public LossStreak {
        if (losses < 0) {
            throw new IllegalArgumentException("losses must be >= 0: " + losses);
        }
    }

    /** After a closed trade. */
    public LossStreak after(BigDecimal profit, long closedAt) {
        return profit.signum() < 0 ? new LossStreak(losses + 1, closedAt) : new LossStreak(0, lastLoss);
    }
}
