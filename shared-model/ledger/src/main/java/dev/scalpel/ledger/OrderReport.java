package dev.scalpel.ledger;

import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order as the venue reports it.
 *
 * @param venueId the venue's own id
 * @param listId the venue's id of the list it belongs to
 * @param quantity ordered, in the base asset
 * @param filledQuantity in the base asset
 * @param filledQuote its value in the quote asset, without fees
 * @param limit absent for a market order
 * @param trigger of a stop
 * @param triggered whether the trigger of a stop has been reached; {@code true} for an order without one
 * @param changedAt epoch milliseconds of its last change; for a triggered stop that rests, the time it was triggered
 */
public record OrderReport(
        String clientId,
        String venueId,
        Optional<String> listId,
        OrderSide side,
        Status status,
        BigDecimal quantity,
        BigDecimal filledQuantity,
        BigDecimal filledQuote,
        Optional<BigDecimal> limit,
        Optional<BigDecimal> trigger,
        boolean triggered,
        long changedAt) {

    public OrderReport {
        // Orders that are not ours are reported too: their ids and sizes follow other rules.
        quantity = LedgerChecks.requireNotNegative("quantity", quantity);
        filledQuantity = LedgerChecks.requireNotNegative("filledQuantity", filledQuantity);
        filledQuote = LedgerChecks.requireNotNegative("filledQuote", filledQuote);
    }

    /** Progress of the order. */
    public enum Status {
        /** Part of a list; it enters the book once the entry has filled. */
        WAITING,
        /** In the book, or waiting for its trigger; it may be partly filled. */
        OPEN,
        /** Ended, as reported in reply to a cancel; the filled quantity is not reported yet. */
        ENDED,
        FILLED,
        /** Cancelled by us, by its list, by its time in force or by the venue; it may be partly filled. */
        CANCELLED,
        REJECTED
    }

    /** Whether more of it may fill. */
    public boolean isOpen() {
        return status == Status.WAITING || status == Status.OPEN;
    }

    /** The order after the venue has reported that there is nothing to cancel. */
    public OrderReport asEnded() {
        return isOpen() ? with(Status.ENDED, filledQuantity) : this;
    }

    /** The order after the venue has reported its cancellation, and that nothing more of it was filled. */
    public OrderReport asCancelled(long time) {
        return new OrderReport(
                clientId,
                venueId,
                listId,
                side,
                Status.CANCELLED,
                quantity,
                filledQuantity,
                filledQuote,
                limit,
                trigger,
                triggered,
                time);
    }

    /** The order after all of its quantity has been executed. */
    public OrderReport asFilled() {
        return with(Status.FILLED, quantity);
    }

    /**
     * Whether this is the last word on an order of which more was reported before. No read that lags behind says so of an order that
     * has ended: an execution was broken. It is believed once the listed executions agree.
     */
    boolean corrects(OrderReport earlier) {
        boolean isFinal = !isOpen() && status != Status.ENDED;
        return isFinal && changedAt >= earlier.changedAt && filledQuantity.compareTo(earlier.filledQuantity) < 0;
    }

    /** With what another report of it says was executed. */
    OrderReport withFilled(OrderReport other) {
        return new OrderReport(
                clientId,
                venueId,
                listId,
                side,
                other.status,
                quantity,
                other.filledQuantity,
                other.filledQuote,
                limit,
                trigger,
                triggered,
                changedAt);
    }

    private OrderReport with(Status known, BigDecimal filled) {
        return new OrderReport(
                clientId,
                venueId,
                listId,
                side,
                known,
                quantity,
                filled,
                filledQuote,
                limit,
                trigger,
                triggered,
                changedAt);
    }

    public boolean isStop() {
        return trigger.isPresent();
    }

    /**
     * What is known from two reports of the same order. A venue that answers from a replica may report less than before, but
     * nothing is ever undone: a final status stays, a filled quantity never decreases, and a triggered stop stays
     * triggered.
     *
     * @throws IllegalArgumentException if the report is of another order
     */
    public OrderReport mergedWith(OrderReport other) {
        if (!other.clientId.equals(clientId)) {
            throw new IllegalArgumentException("the report is for order " + other.clientId + ", expected " + clientId);
        }
        OrderReport later = isLater(other) ? other : this;
        return new OrderReport(
                clientId,
                later.venueId,
                later.listId.or(() -> listId).or(() -> other.listId),
                side,
                later.status,
                quantity,
                filledQuantity.max(other.filledQuantity),
                filledQuote.max(other.filledQuote),
                later.limit.or(() -> limit),
                later.trigger.or(() -> trigger),
                trigger.isPresent() ? (triggered || other.triggered) : later.triggered,
                Math.max(changedAt, other.changedAt));
    }

    private boolean isLater(OrderReport other) {
        if (isOpen() != other.isOpen()) {
            return isOpen();
        }
        if ((status == Status.ENDED) != (other.status == Status.ENDED)) {
            return status == Status.ENDED;
        }
        int filled = other.filledQuantity.compareTo(filledQuantity);
        return filled != 0 ? filled > 0 : other.changedAt >= changedAt;
    }

    /** The corresponding status of an intent. */
    public Intent.Status intentStatus() {
        return switch (status) {
            case WAITING, OPEN, ENDED -> Intent.Status.OPEN;
            case FILLED -> Intent.Status.FILLED;
            case CANCELLED -> Intent.Status.CANCELLED;
            case REJECTED -> Intent.Status.REJECTED;
        };
    }
}
