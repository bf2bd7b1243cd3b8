package dev.scalpel.execution.state;

import dev.scalpel.ledger.Intent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is remembered for comparing the books with the venue's balance and open orders.
 *
 * @param checkedAt when they were last compared, epoch milliseconds of our clock; 0 before the first time
 * @param foreign how much of the base asset is not ours and is left alone; empty before the first comparison
 * @param foreignOrders the venue's ids of open orders that are not ours and have been reported
 * @param taken how much of what the open position holds by the books is not at the venue any more
 * @param mismatch a difference that was seen once and is not believed yet: the venue's answers may be behind
 * @param drift in words, a difference that is believed; no entry is made until a person resumes trading
 * @param givenUp entries that were never acknowledged and not found: they are looked for, should they turn up after all
 */
public record AccountAuditState(
        long checkedAt,
        Optional<BigDecimal> foreign,
        List<String> foreignOrders,
        BigDecimal taken,
        Optional<Mismatch> mismatch,
        Optional<String> drift,
        List<GivenUp> givenUp) {

    public static final AccountAuditState UNSEEN = new AccountAuditState(
            0, Optional.empty(), List.of(), BigDecimal.ZERO, Optional.empty(), Optional.empty(), List.of());

    /** While something is open or in doubt. */
    private static final long BUSY_MILLIS = 50_000;
    /** After a refused exit: not twice in an invocation. */
    private static final long REFUSED_MILLIS = 2_000;
    /** While nothing is. */
    private static final long QUIET_MILLIS = 295_000;
    /** How long an entry that was given up is looked for with each comparison; later only after a difference. */
    private static final long EAGER_MILLIS = 10 * 60_000;

    private static final long REMEMBERED_MILLIS = 24 * 3_600_000L;
    private static final int MAX_REMEMBERED = 8;

    /**
     * @param difference the venue's balance less what the books expect
     * @param since when it was first seen, epoch milliseconds of our clock
     */
    public record Mismatch(BigDecimal difference, long since) {}

    /**
     * An entry of which the venue knew nothing when its request could no longer arrive.
     *
     * @param intents the entry, and the protection that it carried
     * @param at epoch milliseconds of our clock
     */
    public record GivenUp(EntryPlan plan, List<Intent> intents, long at) {

        public boolean isRecent(long now) {
            return now - at < EAGER_MILLIS;
        }
    }

    public AccountAuditState {
        foreignOrders = List.copyOf(new TreeSet<>(foreignOrders));
        givenUp = List.copyOf(givenUp);
    }

    /**
     * @param busy whether something is open or in doubt
     * @param refused whether the venue has refused to sell: perhaps because an exit that was given up has sold it
     */
    public boolean isDue(long now, boolean busy, boolean refused) {
        long usual = busy || needsAttention(now) ? BUSY_MILLIS : QUIET_MILLIS;
        return now - checkedAt >= (refused ? REFUSED_MILLIS : usual);
    }

    /** Whether a comparison is due soon although nothing is open. */
    public boolean needsAttention(long now) {
        return mismatch.isPresent() || givenUp.stream().anyMatch(one -> one.isRecent(now));
    }

    public AccountAuditState checked(long now) {
        return new AccountAuditState(now, foreign, foreignOrders, taken, mismatch, drift, givenUp);
    }

    public AccountAuditState foreign(BigDecimal amount) {
        return new AccountAuditState(checkedAt, Optional.of(amount), foreignOrders, taken, mismatch, drift, givenUp);
    }

    public AccountAuditState foreignOrders(List<String> venueIds) {
        return new AccountAuditState(checkedAt, foreign, venueIds, taken, mismatch, drift, givenUp);
    }

    public AccountAuditState taken(BigDecimal amount) {
        return new AccountAuditState(checkedAt, foreign, foreignOrders, amount, mismatch, drift, givenUp);
    }

    public AccountAuditState mismatch(Optional<Mismatch> seen) {
        return new AccountAuditState(checkedAt, foreign, foreignOrders, taken, seen, drift, givenUp);
    }

    public AccountAuditState drift(Optional<String> words) {
        return new AccountAuditState(checkedAt, foreign, foreignOrders, taken, mismatch, words, givenUp);
    }

    /** Remembers an entry that was given up; the oldest are forgotten. */
    public AccountAuditState givenUp(GivenUp entry) {
        List<GivenUp> all = new ArrayList<>(givenUp);
        all.removeIf(one -> entry.at() - one.at() > REMEMBERED_MILLIS);
        all.add(entry);
        return new AccountAuditState(
                checkedAt,
                foreign,
                foreignOrders,
                taken,
                mismatch,
                drift,
                all.subList(Math.max(0, all.size() - MAX_REMEMBERED), all.size()));
    }

    /** Without one that turned up after all. */
    public AccountAuditState found(GivenUp entry) {
        List<GivenUp> rest = new ArrayList<>(givenUp);
        rest.remove(entry);
        return new AccountAuditState(checkedAt, foreign, foreignOrders, taken, mismatch, drift, rest);
    }
}
