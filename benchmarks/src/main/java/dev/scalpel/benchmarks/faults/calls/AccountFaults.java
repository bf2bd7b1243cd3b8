package dev.scalpel.benchmarks.faults.calls;

import dev.scalpel.venue.contract.StormAccount;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What happens to an account between and during invocations: partial fills of every leg, and late reads. */
public abstract class AccountFaults {

    private static final List<String> SHARES = List.of("0", "0.02", "0.3", "0.9");
    private static final List<Duration> BEHIND =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(3));
    private static final int MAX_WAITING = 3;
    private static final double LATE_READS = 0.1;

    private final StormAccount venue;
    private final List<String> roles;
    private final UnaryOperator<String> role;
    private final SplittableRandom random;
    private final Consumer<String> counted;
    private boolean calm;
    private int waiting;
    private int lateMinutes;
    private int lateSeen;
    private String late = "";

    /**
     * @param roles of orders that fill in part
     * @param role of an order, by its client id
     */
    protected AccountFaults(
            StormAccount venue,
            List<String> roles,
            UnaryOperator<String> role,
            SplittableRandom random,
            Consumer<String> counted) {
        this.venue = venue;
        this.roles = roles;
        this.role = role;
        this.random = random;
        this.counted = counted;
    }

    /** Begins and ends faults at this minute; returns whether anything happened that an invocation must first find out. */
    public abstract boolean change();

    /** Ends all faults. */
    public final void calm() {
        calm = true;
        endLateReads();
    }

    public final boolean readsAreLate() {
        return !late.isEmpty();
    }

    /** Counts the reads of an invocation that were late, as one. */
    public final void countLateReads() {
        int seen = venue.staleReads();
        if (seen > lateSeen) {
            counted.accept("late reads: " + late);
        }
        lateSeen = seen;
    }

    /** @param partialFills how often one is to come */
    protected final void changeFillsAndReads(double partialFills) {
        calm = false;
        if (--lateMinutes == 0) {
            endLateReads();
        }
        if (chance(partialFills) && waiting < MAX_WAITING) {
            partialFill();
        }
        if (chance(LATE_READS) && late.isEmpty()) {
            beginLateReads();
        }
    }

    protected final SplittableRandom random() {
        return random;
    }

    protected final void count(String fault) {
        counted.accept(fault);
    }

    protected final boolean chance(double share) {
        return random.nextDouble() < share;
    }

    private void partialFill() {
        String of = roles.get(random.nextInt(roles.size()));
        BigDecimal share = new BigDecimal(SHARES.get(random.nextInt(SHARES.size())));
        waiting++;
        venue.fillPartially(clientId -> meets(clientId, of, share), share, Duration.ofSeconds(random.nextInt(200)));
    }

    private boolean meets(String clientId, String of, BigDecimal share) {
        boolean meets = !calm && role.apply(clientId).equals(of);
        if (meets) {
            waiting--;
            counted.accept(
                    "a fill of " + share.movePointRight(2).stripTrailingZeros().toPlainString() + " %: " + of);
        }
        return meets;
    }

    private void beginLateReads() {
        List<String> kinds = venue.readKinds();
        int kind = random.nextInt(kinds.size() + 1);
        beginLateReads(kind == kinds.size() ? kinds : List.of(kinds.get(kind)));
    }

    /** Reads of these kinds are late for some minutes. */
    protected final void beginLateReads(List<String> chosen) {
        Duration behind = BEHIND.get(random.nextInt(BEHIND.size()));
        late = (chosen.size() > 1 ? "all" : chosen.get(0)) + " by " + behind.toMillis() + " ms";
        lateMinutes = 1 + random.nextInt(3);
        venue.delayReads(chosen, behind);
    }

    private void endLateReads() {
        late = "";
        venue.endReadDelays();
    }
}
