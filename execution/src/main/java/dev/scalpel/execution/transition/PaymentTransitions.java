package dev.scalpel.execution.transition;

import dev.scalpel.execution.state.PaymentState;
import dev.scalpel.execution.state.PaymentState.Booked;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Fill;
import dev.scalpel.venue.trading.margin.MarginPayment;
import java.util.List;
import java.util.Optional;

/**
 * What positions were paid or have paid besides their fills: each payment is booked once, by the venue's id, with the trade
 * that is open, or with the next one if the venue lists it only after its trade was closed. Pure.
 */
public final class PaymentTransitions {

    /** Between two reads while a position is open. */
    private static final long READ_INTERVAL_MILLIS = 50_000;
    /** How long after a trade the venue may still list a payment of it. */
    private static final long LATE_MILLIS = 15 * 60_000;
    /**
     * How far a payment's time may lie outside the trade. Binance: "There is a 15-second deviation in the actual funding fee
     * transaction time" (support/faq/360033525031).
     */
    private static final long DEVIATION_MILLIS = 60_000;

    private PaymentTransitions() {}

    /**
     * From when on the payments have to be read, epoch milliseconds of the venue's clock; empty while that is not due.
     *
     * @param now epoch milliseconds of our clock
     * @param closing whether the trade's row is about to be written
     */
    public static Optional<Long> dueFrom(VenueBooks books, long now, boolean closing) {
        PaymentState known = books.execution().margin().payments();
        boolean due = closing || now - known.readAt() >= READ_INTERVAL_MILLIS;
        return due ? from(books, known, now) : Optional.empty();
    }

    private static Optional<Long> from(VenueBooks books, PaymentState known, long now) {
        if (known.tradedUntil() > 0 && now - known.tradedUntil() <= LATE_MILLIS) {
            return Optional.of(known.tradedFrom() - DEVIATION_MILLIS);
        }
        return opened(books).map(first -> first - DEVIATION_MILLIS);
    }

    /** Time of the open trade's first fill. */
    private static Optional<Long> opened(VenueBooks books) {
        boolean open = books.position().isPresent() || books.execution().entry().isPresent();
        return open ? books.roundTrip().entered().stream().findFirst().map(Fill::time) : Optional.empty();
    }

    /** After the payments were read: those of our trades are booked, the others are somebody else's. */
    public static VenueBooks booked(VenueBooks books, List<MarginPayment> payments, long now) {
        Optional<Long> opened = opened(books);
        PaymentState state = books.execution().margin().payments();
        for (MarginPayment payment : payments) {
            Booked booked = new Booked(payment.id(), payment.time());
            boolean counts = payment.asset().equals(books.symbol().quote()) && isOfATrade(payment, opened, state);
            if (counts && !state.isBooked(booked)) {
                state = switch (payment.kind()) {
                    case FUNDING -> state.withFunding(booked, payment.amount());
                    case LIQUIDATION_FEE ->
                        state.withFee(booked, payment.amount().negate());
                };
            }
        }
        return books.withExecution(
                books.execution().withMargin(books.execution().margin().withPayments(state.withReadAt(now))));
    }

    private static boolean isOfATrade(MarginPayment payment, Optional<Long> opened, PaymentState state) {
        boolean ofTheOpenOne = opened.filter(first -> payment.time() >= first - DEVIATION_MILLIS)
                .isPresent();
        boolean ofTheLastOne = state.tradedUntil() > 0
                && payment.time() >= state.tradedFrom() - DEVIATION_MILLIS
                && payment.time() <= state.tradedUntil() + DEVIATION_MILLIS;
        return ofTheOpenOne || ofTheLastOne;
    }

    /** Payments in another asset than the instrument's: the ledger cannot count them. */
    public static Optional<String> uncounted(VenueBooks books, List<MarginPayment> payments) {
        return payments.stream()
                .filter(payment -> !payment.asset().equals(books.symbol().quote()))
                .findFirst()
                .map(payment -> "a payment of " + payment.amount().toPlainString() + " " + payment.asset() + " for "
                        + books.symbol() + " is not in the ledger, which counts in "
                        + books.symbol().quote());
    }
}
