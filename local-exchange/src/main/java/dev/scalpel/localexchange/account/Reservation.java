package dev.scalpel.localexchange.account;

import java.math.BigDecimal;

/** Funds locked for one order, or shared by the legs of an OCO. The rest is released when the last order ends. */
public final class Reservation {

    private final Wallet wallet;
    private final String asset;
    private BigDecimal amount;
    private int users;

    /** Locks the amount, or refuses with -2010. */
    public Reservation(Wallet wallet, String asset, BigDecimal amount) {
        wallet.lock(asset, amount);
        this.wallet = wallet;
        this.asset = asset;
        this.amount = amount;
    }

    public void addUser() {
        users++;
    }

    public void removeUser() {
        users--;
        if (users == 0) {
            shrinkTo(BigDecimal.ZERO);
        }
    }

    /** Locks the missing amount if it is available. */
    public boolean tryGrowTo(BigDecimal need) {
        BigDecimal more = need.subtract(amount);
        if (more.signum() > 0) {
            if (wallet.available(asset).compareTo(more) < 0) {
                return false;
            }
            wallet.lock(asset, more);
            amount = need;
        }
        return true;
    }

    public void spend(BigDecimal spent) {
        wallet.spendLocked(asset, spent);
        amount = amount.subtract(spent);
    }

    /** Releases what exceeds the need. */
    public void shrinkTo(BigDecimal need) {
        if (amount.compareTo(need) > 0) {
            wallet.release(asset, amount.subtract(need));
            amount = need;
        }
    }
}
