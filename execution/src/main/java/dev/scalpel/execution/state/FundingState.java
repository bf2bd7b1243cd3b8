package dev.scalpel.execution.state;

import dev.scalpel.ledger.LedgerChecks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The funding of an instrument's positions: which payments are booked, and what they come to.
 *
 * @param accrued received and in no trade's row yet, negative when it was paid: of the open position, and what the venue has
 *     listed since the last trade was closed. The next trade's row has it
 * @param readAt when the payments were read last, epoch milliseconds of our clock; 0 before the first time
 * @param tradedUntil time of the last trade's last fill on the venue's clock; 0 before the first one
 * @param booked the newest booked payments, oldest first
 */
public record FundingState(BigDecimal accrued, long readAt, long tradedUntil, List<Booked> booked) {

    public static final FundingState NONE = new FundingState(BigDecimal.ZERO, 0, 0, List.of());

    /** More than a position is charged in a week at eight hours each. */
    private static final int MAX_BOOKED = 24;

    /**
     * A payment that is booked.
     *
     * @param id the venue's
     * @param time epoch milliseconds, the venue's clock
     */
    public record Booked(String id, long time) {

        public Booked {
            LedgerChecks.requireName("id", id);
        }
    }

    public FundingState {
        accrued = LedgerChecks.plain(accrued);
        booked = List.copyOf(booked);
    }

    public boolean isBooked(String id) {
        return booked.stream().anyMatch(one -> one.id().equals(id));
    }

    /** Payments before this time may be booked without being remembered: they must not be booked again. */
    public long forgottenBefore() {
        return booked.size() < MAX_BOOKED ? Long.MIN_VALUE : booked.get(0).time();
    }

    /** With a payment that is not booked yet. */
    public FundingState with(Booked payment, BigDecimal amount) {
        List<Booked> all = new ArrayList<>(booked);
        all.add(payment);
        all.sort(Comparator.comparingLong(Booked::time).thenComparing(Booked::id));
        return new FundingState(
                accrued.add(amount),
                readAt,
                tradedUntil,
                all.subList(Math.max(0, all.size() - MAX_BOOKED), all.size()));
    }

    public FundingState withReadAt(long now) {
        return new FundingState(accrued, now, tradedUntil, booked);
    }

    /** After a trade whose row has what was accrued. */
    public FundingState afterTrade(long lastFill) {
        return new FundingState(BigDecimal.ZERO, readAt, Math.max(tradedUntil, lastFill), booked);
    }
}
