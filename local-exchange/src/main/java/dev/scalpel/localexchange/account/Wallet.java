package dev.scalpel.localexchange.account;

import dev.scalpel.localexchange.protocol.ApiException;
import dev.scalpel.localexchange.protocol.Reason;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What the account owns: free, and locked for open orders. Neither is ever below zero. */
public final class Wallet {

    /** How far back past balances are known. */
    public static final Duration MAX_HISTORY = Duration.ofMinutes(10);

    /** An asset's balance before a change. */
    private record Before(long time, String asset, Balance balance) {}

    private final Map<String, Balance> balances = new TreeMap<>();
    private final Deque<Before> history = new ArrayDeque<>();
    private Function<String, BigDecimal> available = this::free;
    private long now;

    /** Sets the time of the changes that follow. */
    public void setTime(long time) {
        now = time;
        while (!history.isEmpty() && history.getFirst().time() < time - MAX_HISTORY.toMillis()) {
            history.removeFirst();
        }
    }

    /** The balances of all assets ever held, as of an instant at most ten minutes ago. */
    public Map<String, Balance> asOf(long time) {
        Map<String, Balance> then = new TreeMap<>(balances);
        for (Iterator<Before> newestFirst = history.descendingIterator(); newestFirst.hasNext(); ) {
            Before change = newestFirst.next();
            if (change.time() <= time) {
                break;
            }
            then.put(change.asset(), change.balance());
        }
        return then;
    }

    public BigDecimal free(String asset) {
        return balance(asset).free();
    }

    /** The part of the free balance that a new order can lock. */
    public BigDecimal available(String asset) {
        return available.apply(asset);
    }

    /** Sets what of the free balance is available where other markets use it too. */
    public void setAvailable(Function<String, BigDecimal> ofFree) {
        available = ofFree;
    }

    public BigDecimal locked(String asset) {
        return balance(asset).locked();
    }

    public void add(String asset, BigDecimal amount) {
        change(asset, amount, BigDecimal.ZERO);
    }

    public void take(String asset, BigDecimal amount) {
        change(asset, amount.negate(), BigDecimal.ZERO);
    }

    /**
     * Books what another market of the account has earned or lost. The free balance may be below zero until that market has closed
     * what it lost by.
     */
    public void settle(String asset, BigDecimal amount, long time) {
        setTime(time);
        Balance before = balance(asset);
        history.addLast(new Before(now, asset, before));
        balances.put(asset, new Balance(before.free().add(amount), before.locked()));
    }

    /** Locks funds for an order, or refuses it with -2010. */
    void lock(String asset, BigDecimal amount) {
        if (available(asset).compareTo(amount) < 0) {
            throw ApiException.rejected("Account has insufficient balance for requested action.")
                    .because(Reason.INSUFFICIENT_BALANCE);
        }
        change(asset, amount.negate(), amount);
    }

    void release(String asset, BigDecimal amount) {
        change(asset, amount, amount.negate());
    }

    void spendLocked(String asset, BigDecimal amount) {
        change(asset, BigDecimal.ZERO, amount.negate());
    }

    private Balance balance(String asset) {
        return balances.getOrDefault(asset, Balance.NONE);
    }

    private void change(String asset, BigDecimal freeBy, BigDecimal lockedBy) {
        Balance before = balance(asset);
        Balance after = new Balance(before.free().add(freeBy), before.locked().add(lockedBy));
        boolean overdrawn = after.free().signum() < 0 && freeBy.signum() < 0;
        if (overdrawn || after.locked().signum() < 0) {
            throw new IllegalStateException("a balance must be >= 0: " + asset + " would be " + after);
        }
        history.addLast(new Before(now, asset, before));
        balances.put(asset, after);
    }
}
