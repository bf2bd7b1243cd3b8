package dev.scalpel.ledger;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An order that may be sent: stored before it is sent, and the only permission to send it.
 *
 * <p>What the venue has once reported of it is kept and never unlearned ({@link #heard}): a venue is eventually
 * consistent, and a later look-up may know less than an earlier answer.
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
 * @param orders what the venue has reported of it, one order, or the stop and the target of a protection; empty until it
 *     is acknowledged
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
        List<Fill> fills,
        List<OrderReport> orders) {

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
        /** The venue said no; it is looked up once before that is believed. */
        REFUSED,
        /** The venue has it; some of it may be filled. */
        OPEN,
        FILLED,
        CANCELLED,
        /** Refused, and a look-up did not find it: final, and never asked about again. */
        REJECTED,
        /** It never arrived and can no longer. */
        LAPSED;

        /** Whether the venue has to be asked about it. */
        public boolean unresolved() {
            return this == CLAIMED || this == UNKNOWN || this == REFUSED || this == OPEN;
        }
    }

    public Intent {
        LedgerChecks.requireName("clientId", clientId);
        if (attempt < 1) {
            throw new IllegalArgumentException("attempt must be >= 1: " + attempt);
        }
        quantity = LedgerChecks.requirePositive("quantity", quantity);
        price = price.map(value -> LedgerChecks.requirePositive("price", value));
        stopPrice = stopPrice.map(value -> LedgerChecks.requirePositive("stopPrice", value));
        targetPrice = targetPrice.map(value -> LedgerChecks.requirePositive("targetPrice", value));
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
        orders = List.copyOf(orders);
    }

    /** An intent of which nothing has been heard from the venue. */
    public Intent(
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
        this(
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
                status,
                fills,
                List.of());
    }

    /** Whether "not found" is the venue's last word at this time of its clock, in epoch milliseconds. */
    public boolean notFoundIsFinal(long venueMillis) {
        return venueMillis > signedTimestamp + recvWindowMillis + GRACE_MILLIS;
    }

    public Intent with(Status known) {
        return with(known, fills, orders);
    }

    /** Whether the venue has ever acknowledged it: then "not found" says nothing any more. */
    public boolean acknowledged() {
        return !orders.isEmpty();
    }

    /**
     * The intent after the venue has reported some of its orders and executions, in whatever sequence the reports come:
     * they are added to what is known, and the status follows from all of it.
     *
     * @param reports of orders of this intent; others are an error
     * @param executions by the venue's trade id; those known already are not counted again
     */
    public Intent heard(List<OrderReport> reports, List<Fill> executions) {
        List<OrderReport> known = merged(reports);
        List<Fill> all = union(executions);
        return with(known.isEmpty() ? status : status(known, all), all, known);
    }

    private List<OrderReport> merged(List<OrderReport> reports) {
        Map<String, OrderReport> byId = new LinkedHashMap<>();
        orders.forEach(order -> byId.put(order.clientId(), order));
        for (OrderReport report : reports) {
            if (!owns(report)) {
                throw new IllegalArgumentException("order " + report.clientId() + " is not one of " + clientId);
            }
            byId.merge(report.clientId(), report, OrderReport::and);
        }
        return List.copyOf(byId.values());
    }

    private List<Fill> union(List<Fill> executions) {
        Map<String, Fill> byTrade = new LinkedHashMap<>();
        fills.forEach(fill -> byTrade.put(fill.tradeId(), fill));
        executions.forEach(fill -> byTrade.putIfAbsent(fill.tradeId(), fill));
        return byTrade.values().stream()
                .sorted(Comparator.comparingLong(Fill::time))
                .toList();
    }

    /** Open while an order may fill, or has filled by more than the executions that are known add up to. */
    private Status status(List<OrderReport> known, List<Fill> executions) {
        boolean incomplete = quantity(executions).compareTo(reported(known)) != 0
                || known.size() < orderCount()
                || known.stream().anyMatch(order -> order.status() == OrderReport.Status.ENDED);
        if (incomplete || known.stream().anyMatch(OrderReport::isOpen)) {
            return Status.OPEN;
        }
        return known.stream().anyMatch(order -> order.status() == OrderReport.Status.FILLED)
                ? Status.FILLED
                : known.get(0).intentStatus();
    }

    /** Whether the venue's order was made of this intent: the orders of a protection carry its id and a suffix. */
    public boolean owns(OrderReport order) {
        return order.clientId().equals(clientId) || order.clientId().startsWith(clientId + "-");
    }

    /** How many orders the venue makes of it. */
    private int orderCount() {
        return targetPrice.isPresent() ? 2 : 1;
    }

    /** Whether the venue has reported executions that it has not listed yet, or may have some to report. */
    public boolean lacksExecutions() {
        return quantity(fills).compareTo(reported(orders)) != 0 || hasEnded();
    }

    /** Whether an order of it is over without a report of how it ended. */
    public boolean hasEnded() {
        return orders.stream().anyMatch(order -> order.status() == OrderReport.Status.ENDED);
    }

    private static BigDecimal reported(List<OrderReport> orders) {
        return orders.stream().map(OrderReport::filledQuantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The orders that may still fill. */
    public List<OrderReport> open() {
        return orders.stream().filter(OrderReport::isOpen).toList();
    }

    private Intent with(Status known, List<Fill> knownFills, List<OrderReport> knownOrders) {
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
                knownFills,
                knownOrders);
    }

    public BigDecimal filledQuantity() {
        return quantity(fills);
    }

    private static BigDecimal quantity(List<Fill> executions) {
        return executions.stream().map(Fill::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
