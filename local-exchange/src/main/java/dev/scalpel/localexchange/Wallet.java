package dev.scalpel.localexchange;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the account owns: free, and locked for open orders. Neither is ever below zero. */
final class Wallet {

    private final Map<String, BigDecimal> free = new TreeMap<>();
    private final Map<String, BigDecimal> locked = new TreeMap<>();

    BigDecimal free(String asset) {
        return free.getOrDefault(asset, BigDecimal.ZERO);
    }

    BigDecimal locked(String asset) {
        return locked.getOrDefault(asset, BigDecimal.ZERO);
    }

    Set<String> assets() {
        return free.keySet();
    }

    void add(String asset, BigDecimal amount) {
        change(free, asset, amount);
    }

    void take(String asset, BigDecimal amount) {
        change(free, asset, amount.negate());
    }

    /** Locks funds for an order, or refuses it with -2010. */
    void lock(String asset, BigDecimal amount) {
        if (free(asset).compareTo(amount) < 0) {
            throw ApiException.rejected("Account has insufficient balance for requested action.");
        }
        take(asset, amount);
        change(locked, asset, amount);
    }

    void release(String asset, BigDecimal amount) {
        change(locked, asset, amount.negate());
        add(asset, amount);
    }

    void spendLocked(String asset, BigDecimal amount) {
        change(locked, asset, amount.negate());
    }

    private static void change(Map<String, BigDecimal> amounts, String asset, BigDecimal by) {
        BigDecimal after = amounts.getOrDefault(asset, BigDecimal.ZERO).add(by);
        if (after.signum() < 0) {
            throw new IllegalStateException("a balance must be >= 0: " + asset + " would be " + after);
        }
        amounts.put(asset, after);
    }
}
