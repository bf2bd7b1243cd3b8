package dev.scalpel.ledger;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An order as the venue reports it.
 *
 * @param venueId the venue's own id
 * @param listId the venue's id of the list it belongs to
 * @param quantity ordered, in the base asset
 * @param filledQuantity so far, in the base asset
 * @param filledQuote what that was worth, in the quote asset, without fees
 * @param limit absent for an order at the market
 * @param trigger of a stop
 * @param triggered whether a stop's trigger has been touched; {@code true} for an order that has none
 * @param changedAt epoch milliseconds of the venue's last change of it; for a triggered stop that rests, its touch
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
        // Other people's orders are reported too: their ids and sizes follow other rules than ours.
        quantity = LedgerChecks.requireNotNegative("quantity", quantity);
        filledQuantity = LedgerChecks.requireNotNegative("filledQuantity", filledQuantity);
        filledQuote = LedgerChecks.requireNotNegative("filledQuote", filledQuote);
    }

    /** How far the order has come. */
    public enum Status {
        /** Part of a list; it comes into the book once the entry has filled. */
        WAITING,
        /** In the book, or watched for its trigger; some of it may be filled. */
        OPEN,
        /** Over, as the venue said when it was to be cancelled; how much of it has filled is not reported yet. */
        ENDED,
        FILLED,
        /** Taken out by us, by its list, by its time in force or by the venue; some of it may be filled. */
        CANCELLED,
        REJECTED
    }

    /** Whether more of it may fill. */
    public boolean isOpen() {
        return status == Status.WAITING || status == Status.OPEN;
    }

    /** The same order when the venue says that there is nothing of it to cancel. */
    public OrderReport ended() {
        return isOpen() ? with(Status.ENDED, filledQuantity) : this;
    }

    /** The same order when all of it is known to have been executed. */
    public OrderReport executed() {
        return with(Status.FILLED, quantity);
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
     * What is known after a second report of the same order. A venue that answers from a replica may report less than it
     * has reported before; it never takes anything back. So a final status stays, a filled quantity never shrinks, and a
     * trigger stays touched.
     *
     * @throws IllegalArgumentException for a report of another order
     */
    public OrderReport and(OrderReport other) {
        if (!other.clientId.equals(clientId)) {
            throw new IllegalArgumentException("a report of " + other.clientId + " says nothing of order " + clientId);
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

    /** The same in the ledger's words. */
    public Intent.Status intentStatus() {
        return switch (status) {
            case WAITING, OPEN, ENDED -> Intent.Status.OPEN;
            case FILLED -> Intent.Status.FILLED;
            case CANCELLED -> Intent.Status.CANCELLED;
            case REJECTED -> Intent.Status.REJECTED;
        };
    }
}
