package dev.scalpel.localexchange.account;

import java.math.BigDecimal;

/** The balance of one asset: free, and locked for open orders. */
public record Balance(BigDecimal free, BigDecimal locked) {

    public static final Balance NONE = new Balance(BigDecimal.ZERO, BigDecimal.ZERO);

    public boolean isZero() {
        return free.signum() == 0 && locked.signum() == 0;
    }
}
