package dev.scalpel.execution.state;

import dev.scalpel.ledger.Intent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What the comparison of the books with the venue's balance and open orders has to remember.
 *
 * @param checkedAt time of the last comparison, epoch milliseconds of our clock; 0 before the first one
 * @param foreignQuantity base asset in the account that is not ours and is left alone; empty before the first comparison
 * @param foreignOrders the venue's ids of open orders that are not ours and have been reported
 * @param missingQuantity how much of the open position, by our books, is no longer at the venue
 * @param mismatch a difference that was seen but is not confirmed yet: the venue's responses may lag behind
 * @param drift a confirmed difference, described; no entries until the operator resumes trading
 * @param unacknowledgedEntries entries that the venue never acknowledged and could not find: they are still looked up, in
 *     case they appear after all
 */
public record AccountAuditState(
        long checkedAt,
        Optional<BigDecimal> foreignQuantity,
        List<String> foreignOrders,
        BigDecimal missingQuantity,
        Optional<Mismatch> mismatch,
        Optional<String> drift,
        List<UnacknowledgedEntry> unacknowledgedEntries) {

    public static final AccountAuditState NONE = new AccountAuditState(
            0, Optional.empty(), List.of(), BigDecimal.ZERO, Optional.empty(), Optional.empty(), List.of());

    /** Between comparisons while something is open or in doubt. */
    private static final long BUSY_INTERVAL_MILLIS = 50_000;
    /** After a refused exit; long enough not to compare twice in one invocation. */
    private static final long REFUSED_INTERVAL_MILLIS = 2_000;
    /** While nothing is open or in doubt. */
    private static final long QUIET_INTERVAL_MILLIS = 295_000;

    private static final int MAX_UNACKNOWLEDGED = 8;

    /**
     * A difference between venue and books.
     *
     * @param difference the venue's balance minus what the books expect
     * @param since when it was first seen, epoch milliseconds of our clock
     */
    public record Mismatch(BigDecimal difference, long since) {}

    /**
     * An entry that the venue did not know when its request could no longer arrive.
     *
     * @param intents the entry, and the protection sent with it
     * @param at when it was given up, epoch milliseconds of our clock
     */
    public record UnacknowledgedEntry(EntryPlan plan, List<Intent> intents, long at) {

        /** Whether it is looked up in each comparison; after that only when there is a difference. */
        public boolean isRecent(long now) {
            return Intent.mayTurnUp(at, now);
        }
    }

    public AccountAuditState {
        foreignOrders = List.copyOf(new TreeSet<>(foreignOrders));
        unacknowledgedEntries = List.copyOf(unacknowledgedEntries);
    }

    /**
     * Whether the books should be compared with the venue now.
     *
     * @param busy whether something is open or in doubt
     * @param refused whether the venue has refused an exit: an earlier one that was given up may have sold the position
     */
    public boolean isDue(long now, boolean busy, boolean refused) {
        long interval = busy || needsFollowUp(now) ? BUSY_INTERVAL_MILLIS : QUIET_INTERVAL_MILLIS;
        return now - checkedAt >= (refused ? REFUSED_INTERVAL_MILLIS : interval);
    }

    /** Whether to compare at the busy interval although nothing is open. */
    public boolean needsFollowUp(long now) {
        return mismatch.isPresent() || unacknowledgedEntries.stream().anyMatch(one -> one.isRecent(now));
    }

    public AccountAuditState withCheckedAt(long now) {
        return new AccountAuditState(
                now, foreignQuantity, foreignOrders, missingQuantity, mismatch, drift, unacknowledgedEntries);
    }

    public AccountAuditState withForeignQuantity(BigDecimal amount) {
        return new AccountAuditState(
                checkedAt, Optional.of(amount), foreignOrders, missingQuantity, mismatch, drift, unacknowledgedEntries);
    }

    public AccountAuditState withForeignOrders(List<String> venueIds) {
        return new AccountAuditState(
                checkedAt, foreignQuantity, venueIds, missingQuantity, mismatch, drift, unacknowledgedEntries);
    }

    public AccountAuditState withMissingQuantity(BigDecimal amount) {
        return new AccountAuditState(
                checkedAt, foreignQuantity, foreignOrders, amount, mismatch, drift, unacknowledgedEntries);
    }

    public AccountAuditState withMismatch(Optional<Mismatch> seen) {
        return new AccountAuditState(
                checkedAt, foreignQuantity, foreignOrders, missingQuantity, seen, drift, unacknowledgedEntries);
    }

    public AccountAuditState withDrift(Optional<String> words) {
        return new AccountAuditState(
                checkedAt, foreignQuantity, foreignOrders, missingQuantity, mismatch, words, unacknowledgedEntries);
    }

    /** Adds an unacknowledged entry; those too old or too many are dropped, oldest first. */
    public AccountAuditState withUnacknowledgedEntry(UnacknowledgedEntry entry) {
        List<UnacknowledgedEntry> all = new ArrayList<>(unacknowledgedEntries);
        all.removeIf(one -> !Intent.isKept(one.at(), entry.at()));
        all.add(entry);
        return new AccountAuditState(
                checkedAt,
                foreignQuantity,
                foreignOrders,
                missingQuantity,
                mismatch,
                drift,
                all.subList(Math.max(0, all.size() - MAX_UNACKNOWLEDGED), all.size()));
    }

    /** Without an entry that the venue has acknowledged after all. */
    public AccountAuditState withoutEntry(UnacknowledgedEntry entry) {
        List<UnacknowledgedEntry> rest = new ArrayList<>(unacknowledgedEntries);
        rest.remove(entry);
        return new AccountAuditState(checkedAt, foreignQuantity, foreignOrders, missingQuantity, mismatch, drift, rest);
    }
}
