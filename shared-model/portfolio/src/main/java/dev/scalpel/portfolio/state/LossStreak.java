package dev.scalpel.portfolio.state;

import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.ExitReason;
import java.math.BigDecimal;

/**
 * The losses in a row of a strategy, and its last stop.
 *
 * @param lastLoss epoch milliseconds, {@link AccountView#NEVER} before the first
 * @param lastStop when a stop has closed its position, the same
 */
public record LossStreak(int losses, long lastLoss, long lastStop) {

    public static final LossStreak NONE = new LossStreak(0, AccountView.NEVER, AccountView.NEVER);

    public LossStreak {
        if (losses < 0) {
            throw new IllegalArgumentException("losses must be >= 0: " + losses);
        }
    }

    /** After a closed trade. A liquidation counts as a stop for the cool-down. */
    public LossStreak after(BigDecimal profit, long closedAt, ExitReason reason) {
        boolean stopped = reason == ExitReason.STOP || reason == ExitReason.LIQUIDATION;
        long stop = stopped ? closedAt : lastStop;
        return profit.signum() < 0 ? new LossStreak(losses + 1, closedAt, stop) : new LossStreak(0, lastLoss, stop);
    }
}
