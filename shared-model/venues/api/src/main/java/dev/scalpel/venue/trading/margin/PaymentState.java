package dev.scalpel.venue.trading.margin;

import dev.scalpel.ledger.LedgerChecks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the positions in an instrument were paid or have paid besides their fills: which payments are booked, and what those come
 * to that no trade's row has yet. These are the open trade's, and what the venue listed only after the last trade was closed;
 * the next row has them all.
 *
 * @param funding received, negative when it was paid
 * @param fees of liquidations, 0 or more
 * @param readAt when the payments were read last, epoch milliseconds of our clock; 0 before the first time
 * @param tradedFrom time of the last closed trade's first fill, on the venue's clock; 0 before the first trade
 * @param tradedUntil and of its last one
 * @param booked the newest booked payments, oldest first
 */
public record PaymentState(
        BigDecimal funding, BigDecimal fees, long readAt, long tradedFrom, long tradedUntil, List<Booked> booked) {

    public static final PaymentState NONE = new PaymentState(BigDecimal.ZERO, BigDecimal.ZERO, 0, 0, 0, List.of());

    /** A position is charged this often in eight days at eight hours each. */
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

    public PaymentState {
        funding = LedgerChecks.plain(funding);
        fees = LedgerChecks.plain(fees);
        booked = List.copyOf(booked);
    }

    /** Whether a payment is booked: one older than all that are remembered is. */
    public boolean isBooked(Booked payment) {
        boolean forgotten =
                booked.size() == MAX_BOOKED && payment.time() < booked.get(0).time();
        return forgotten || booked.stream().anyMatch(one -> one.id().equals(payment.id()));
    }

    /** What all of them have changed in the account. */
    public BigDecimal net() {
        return funding.subtract(fees);
    }

    public PaymentState withFunding(Booked payment, BigDecimal received) {
        return new PaymentState(funding.add(received), fees, readAt, tradedFrom, tradedUntil, with(payment));
    }

    public PaymentState withFee(Booked payment, BigDecimal fee) {
        return new PaymentState(funding, fees.add(fee), readAt, tradedFrom, tradedUntil, with(payment));
    }

    private List<Booked> with(Booked payment) {
        List<Booked> all = new ArrayList<>(booked);
        all.add(payment);
        all.sort(Comparator.comparingLong(Booked::time).thenComparing(Booked::id));
        return all.subList(Math.max(0, all.size() - MAX_BOOKED), all.size());
    }

    public PaymentState withReadAt(long now) {
        return new PaymentState(funding, fees, now, tradedFrom, tradedUntil, booked);
    }

    /** After what is counted here has been taken into a trade. */
    public PaymentState taken() {
        return new PaymentState(BigDecimal.ZERO, BigDecimal.ZERO, readAt, tradedFrom, tradedUntil, booked);
    }

    /** After a trade whose row has all that was paid so far. */
    public PaymentState afterTrade(long firstFill, long lastFill) {
        return new PaymentState(BigDecimal.ZERO, BigDecimal.ZERO, readAt, firstFill, lastFill, booked);
    }
}
