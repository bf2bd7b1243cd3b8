package dev.scalpel.execution.transition;

import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Fill;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.margin.MarginPayment;
import dev.scalpel.venue.trading.margin.PaymentBooking;
import dev.scalpel.venue.trading.margin.PaymentState;
import java.util.List;
import java.util.Optional;

/**
 * What positions were paid or have paid besides their fills: each payment is booked once, by the venue's id, with the trade
 * that is open, or with the next one if the venue lists it only after its trade was closed. Pure.
 */
public final class PaymentTransitions {

    /** Between two reads while a position is open. */
    private static final long READ_INTERVAL_MILLIS = 50_000;

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
        return due ? PaymentBooking.from(known, opened(books), now) : Optional.empty();
    }

    /** Time of the open trade's first fill. */
    private static Optional<Long> opened(VenueBooks books) {
        boolean open = books.position().isPresent() || books.execution().entry().isPresent();
        return open ? books.roundTrip().entered().stream().findFirst().map(Fill::time) : Optional.empty();
    }

    /** After the payments were read: those of our trades are booked, the others are somebody else's. */
    public static VenueBooks booked(VenueBooks books, List<MarginPayment> payments, long now) {
        PaymentState state = books.execution().margin().payments();
        String asset = books.symbol().quote();
        for (MarginPayment payment : payments) {
            if (PaymentBooking.isNew(state, opened(books), payment, asset)) {
                state = PaymentBooking.booked(state, payment, payment.amount());
            }
        }
        return books.withExecution(
                books.execution().withMargin(books.execution().margin().withPayments(state.withReadAt(now))));
    }

    /** Payments in another asset than the instrument's: the ledger cannot count them. */
    public static Optional<String> uncounted(Symbol symbol, List<MarginPayment> payments) {
        return payments.stream()
                .filter(payment -> !payment.asset().equals(symbol.quote()))
                .findFirst()
                .map(payment -> "a payment of " + payment.amount().toPlainString() + " " + payment.asset() + " for "
                        + symbol + " is not in the ledger, which counts in " + symbol.quote());
    }
}
