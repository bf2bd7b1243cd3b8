package dev.scalpel.localexchange;

import java.math.BigDecimal;

/** What the account holds of one asset: free, and locked for open orders. */
record Balance(BigDecimal free, BigDecimal locked) {

    static final Balance NONE = new Balance(BigDecimal.ZERO, BigDecimal.ZERO);

    boolean isZero() {
        return free.signum() == 0 && locked.signum() == 0;
    }
}
