package dev.scalpel.ledger;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An order that may be sent: stored before it is sent, and the only leave to send it.
 *
 * @param clientId the id that the venue will know it by
 * @param attempt 1 for the first; an exit or a protection that never arrived gets the next
 * @param decisionBar the minute of the bar that led to it
 * @param quantity in the base asset
 * @param price limit, absent for an order at the market; of a protection the limit of its stop
 * @param stopPrice trigger of the stop, for protections
 * @param targetPrice limit of the target that stands against the stop, for protections of both
 * @param signedTimestamp epoch milliseconds that the request is signed with
 * @param recvWindowMillis how long after that the venue takes it
 * @param fills what is known of its executions
 */
public record Intent(
        String clientId,
        int attempt,
        Kind kind,
        OrderSide side,
        long decisionBar,
        BigDecimal quantity,
        Optional<BigDecimal> price,
        Optional<BigDecimal> stopPrice,
        Optional<BigDecimal> targetPrice,
        long signedTimestamp,
        int recvWindowMillis,
        Status status,
        List<Fill> fills) {

    /** A lost answer is final only this long after the venue would refuse the request. */
    public static final long GRACE_MILLIS = 1_000;

    /** What the order is for. */
    public enum Kind {
        ENTRY,
        EXIT,
        PROTECTION
    }

    /** How far it is known to have come. */
    public enum Status {
        /** Stored; it may have been sent. */
        CLAIMED,
        /** Sent, and the answer was lost. */
        UNKNOWN,
        /** The venue has it; some of it may be filled. */
        OPEN,
        FILLED,
        CANCELLED,
        REJECTED,
        /** It never arrived and can no longer. */
        LAPSED;

        /** Whether the venue has to be asked about it. */
        public boolean unresolved() {
            return this == CLAIMED || this == UNKNOWN || this == OPEN;
        }
    }

    public Intent {
        Names.requireName("clientId", clientId);
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt must be >= 1: " + attempt);
        }
        quantity = Names.requirePositive("quantity", quantity);
        price = price.map(value -> Names.requirePositive("price", value));
        stopPrice = stopPrice.map(value -> Names.requirePositive("stopPrice", value));
        targetPrice = targetPrice.map(value -> Names.requirePositive("targetPrice", value));
        if (kind == Kind.PROTECTION && stopPrice.isEmpty()) {
            throw new IllegalArgumentException("a protection has a stopPrice: " + clientId);
        }
        if (kind != Kind.PROTECTION && (stopPrice.isPresent() || targetPrice.isPresent())) {
            throw new IllegalArgumentException("only a protection has a stopPrice or a targetPrice: " + clientId);
        }
        if (recvWindowMillis < 1) {
            throw new IllegalArgumentException("recvWindowMillis must be >= 1: " + recvWindowMillis);
        }
        fills = List.copyOf(fills);
    }

    /** Whether "not found" is the venue's last word at this time of its clock, in epoch milliseconds. */
    public boolean notFoundIsFinal(long venueMillis) {
        return venueMillis > signedTimestamp + recvWindowMillis + GRACE_MILLIS;
    }

    public Intent with(Status known, List<Fill> knownFills) {
        return new Intent(
                clientId,
                attempt,
                kind,
                side,
                decisionBar,
                quantity,
                price,
                stopPrice,
                targetPrice,
                signedTimestamp,
                recvWindowMillis,
                known,
                knownFills);
    }

    public BigDecimal filledQuantity() {
        return fills.stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
