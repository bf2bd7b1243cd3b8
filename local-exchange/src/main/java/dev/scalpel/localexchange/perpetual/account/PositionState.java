package dev.scalpel.localexchange.perpetual.account;

import dev.scalpel.localexchange.orders.StateHistory;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A position from an instant on.
 *
 * @param quantity below zero for a short position
 * @param cost the sum of quantity times entry price, with the quantity's sign
 * @param isolatedWallet the margin that only this position can lose; zero when margin is crossed
 * @param time of the change, 0 before the first one
 */
public record PositionState(BigDecimal quantity, BigDecimal cost, BigDecimal isolatedWallet, long time)
        implements StateHistory.Timed {

    static final PositionState NONE = new PositionState(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, 0);

    private static final int DECIMALS = 8;

    public boolean isOpen() {
        return quantity.signum() != 0;
    }

    public boolean isLong() {
        return quantity.signum() > 0;
    }

    /** The average price of entry; zero without a position. */
    public BigDecimal entryPrice() {
        return isOpen() ? cost.divide(quantity, DECIMALS, RoundingMode.HALF_UP) : BigDecimal.ZERO;
    }

    /** The value at this mark price, with the quantity's sign. */
    public BigDecimal notional(BigDecimal mark) {
        return quantity.multiply(mark);
    }

    public BigDecimal unrealised(BigDecimal mark) {
        return notional(mark).subtract(cost);
    }
}
