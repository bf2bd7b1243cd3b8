package dev.scalpel.benchmarks.faults.perpetual;

import dev.scalpel.benchmarks.faults.testbed.PerpetualTestbed;
import dev.scalpel.venue.contract.StormStandIn;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** What happens to the account between and during invocations: partial fills, late reads, deleveraging, the owner's hand. */
final class AccountFaults {

    private static final List<String> ROLES = List.of("entry", "exit", "stop", "target");
    private static final List<String> SHARES = List.of("0", "0.02", "0.3", "0.9");
    private static final List<Duration> BEHIND =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(3));
    private static final int MAX_WAITING = 3;

    private final PerpetualTestbed testbed;
    private final SplittableRandom random;
    private final boolean closesByHand;
    private final Consumer<String> tally;
    private boolean calm;
    private int waiting;
    private int staleMinutes;
    private int staleSeen;
    private String stale = "";
    private BigDecimal closedByHand = BigDecimal.ZERO;

    /** @param closesByHand whether the owner closes positions, whose price the ledger then has to estimate */
    AccountFaults(PerpetualTestbed testbed, SplittableRandom random, boolean closesByHand, Consumer<String> tally) {
        this.testbed = testbed;
        this.random = random;
        this.closesByHand = closesByHand;
        this.tally = tally;
    }

    /** Begins and ends faults at this minute; returns whether anything happened that an invocation must first find out. */
    boolean change() {
        calm = false;
        staleMinutes--;
        if (staleMinutes == 0) {
            endStale();
        }
        if (chance(0.4) && waiting < MAX_WAITING) {
            partialFill();
        }
        if (chance(0.1) && stale.isEmpty()) {
            beginStale();
        }
        boolean deleveraged = chance(0.04) && deleverage();
        return (chance(0.06) && byHand()) || deleveraged;
    }

    /** Ends all faults. */
    void calm() {
        calm = true;
        endStale();
    }

    boolean isStale() {
        return !stale.isEmpty();
    }

    /** The value of what the owner has closed by hand. */
    BigDecimal closedByHand() {
        return closedByHand;
    }

    /** Counts the reads of an invocation that were late, as one. */
    void countStaleReads() {
        int seen = testbed.venue().staleReads();
        if (seen > staleSeen) {
            tally.accept("late reads: " + stale);
        }
        staleSeen = seen;
    }

    private void partialFill() {
        String role = ROLES.get(random.nextInt(ROLES.size()));
        BigDecimal share = new BigDecimal(SHARES.get(random.nextInt(SHARES.size())));
        waiting++;
        testbed.venue()
                .fillPartially(
                        clientId -> meets(clientId, role, share), share, Duration.ofSeconds(random.nextInt(200)));
    }

    private boolean meets(String clientId, String role, BigDecimal share) {
        boolean meets = !calm && testbed.sent().role(clientId).equals(role);
        if (meets) {
            waiting--;
            tally.accept(
                    "a fill of " + share.movePointRight(2).stripTrailingZeros().toPlainString() + " %: " + role);
        }
        return meets;
    }

    private void beginStale() {
        StormStandIn venue = testbed.venue();
        int kind = random.nextInt(venue.readKinds().size() + 1);
        List<String> kinds = kind == venue.readKinds().size()
                ? venue.readKinds()
                : List.of(venue.readKinds().get(kind));
        Duration behind = BEHIND.get(random.nextInt(BEHIND.size()));
        stale = (kinds.size() > 1 ? "all" : kinds.get(0)) + " by " + behind.toMillis() + " ms";
        staleMinutes = 1 + random.nextInt(3);
        venue.delayReads(kinds, behind);
    }

    private void endStale() {
        stale = "";
        testbed.venue().endReadDelays();
    }

    private boolean deleverage() {
        boolean open = testbed.venue().report().position().signum() != 0;
        if (open) {
            tally.accept("deleveraged by the venue");
            testbed.venue().deleverage();
        }
        return open;
    }

    private boolean byHand() {
        int what = random.nextInt(closesByHand ? 3 : 2);
        if (what == 0) {
            testbed.venue().deposit(new BigDecimal(1 + random.nextInt(500)));
            tally.accept("by hand: deposit");
            return false;
        }
        if (isStale()) {
            return false;
        }
        BigDecimal held = testbed.venue().report().position();
        if (what == 1) {
            boolean cancelled = testbed.owner().cancelAll() > 0;
            if (cancelled) {
                tally.accept("by hand: orders cancelled");
            }
            return cancelled;
        }
        boolean closed = testbed.owner().closeAll();
        if (closed) {
            closedByHand = closedByHand.add(held.abs().multiply(testbed.price()));
            tally.accept("by hand: the position closed");
        }
        return closed;
    }

    private boolean chance(double share) {
        return random.nextDouble() < share;
    }
}
