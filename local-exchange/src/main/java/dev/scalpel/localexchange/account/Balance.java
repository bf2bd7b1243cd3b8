package dev.scalpel.localexchange.account;

import java.math.BigDecimal;

/** What the account holds of one asset: free, and locked for open orders. */
public record Balance(BigDecimal free, BigDecimal locked) {

    public static final Balance NONE = new Balance(BigDecimal.ZERO, BigDecimal.ZERO);

    public boolean isZero() {
        return free.signum() == 0 && locked.signum() == 0;
    }
}
