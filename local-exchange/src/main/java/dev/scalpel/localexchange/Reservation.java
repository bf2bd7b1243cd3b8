package dev.scalpel.localexchange;

import java.math.BigDecimal;

/** Funds locked for one order, or for two that exclude each other. What is left goes back when the last is done. */
final class Reservation {

    private final Wallet wallet;
    private final String asset;
    private BigDecimal amount;
    private int users;

    /** Locks the amount, or refuses with -2010. */
    Reservation(Wallet wallet, String asset, BigDecimal amount) {
        wallet.lock(asset, amount);
        this.wallet = wallet;
        this.asset = asset;
        this.amount = amount;
    }

    void join() {
        users++;
    }

    void leave() {
        users--;
        if (users == 0) {
            shrinkTo(BigDecimal.ZERO);
        }
    }

    /** Locks as much more as is missing, if there is as much. */
    boolean tryGrowTo(BigDecimal need) {
        BigDecimal more = need.subtract(amount);
        if (more.signum() > 0) {
            if (wallet.free(asset).compareTo(more) < 0) {
                return false;
            }
            wallet.lock(asset, more);
            amount = need;
        }
        return true;
    }

    void spend(BigDecimal spent) {
        wallet.spendLocked(asset, spent);
        amount = amount.subtract(spent);
    }

    /** Gives back what is above the need. */
    void shrinkTo(BigDecimal need) {
        if (amount.compareTo(need) > 0) {
            wallet.release(asset, amount.subtract(need));
            amount = need;
        }
    }
}
