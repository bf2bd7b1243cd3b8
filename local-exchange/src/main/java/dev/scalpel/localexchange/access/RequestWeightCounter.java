package dev.scalpel.localexchange.access;

import dev.scalpel.market.Minutes;
import java.util.HashMap;
import java.util.Map;

/**
 * The request weight used in the current minute of exchange time. Calls of {@code /api} share one sum (rest-api.md, "IP
 * Limits"); each call of {@code /sapi} has its own, which is not limited here.
 */
public final class RequestWeightCounter {

    private final Map<String, Integer> ofWallet = new HashMap<>();
    private long minute = Long.MIN_VALUE;
    private int used;

    public int used() {
        return used;
    }

    public int used(String walletRoute) {
        return ofWallet.getOrDefault(walletRoute, 0);
    }

    public void count(int weight, long now) {
        startMinute(now);
        used += weight;
    }

    public void count(String walletRoute, int weight, long now) {
        startMinute(now);
        ofWallet.merge(walletRoute, weight, Integer::sum);
    }

    /** Whole seconds until the current minute ends, at least one. */
    public long secondsToNextMinute(long now) {
        return Math.max(1, (minute + Minutes.MILLIS - now + 999) / 1_000);
    }

    private void startMinute(long now) {
        if (Minutes.floor(now) != minute) {
            minute = Minutes.floor(now);
            used = 0;
            ofWallet.clear();
        }
    }
}
