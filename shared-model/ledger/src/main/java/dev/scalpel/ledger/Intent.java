package dev.scalpel.ledger;

import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.OrderSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * An order that may be sent: stored before it is sent, and the only permission to send it.
 *
 * <p>What the venue has once reported is kept ({@link #withReports}): a venue is eventually consistent, and a later query may
 * return less than an earlier one.
 *
 * @param clientId the client order id
 * @param attempt 1 for the first; an exit or protection that never arrived is sent again with the next
 * @param decisionBar the minute of the decision bar
 * @param quantity in the base asset
 * @param price limit, absent for a market order; of a protection the limit of its stop
 * @param stopPrice trigger of the stop, for protections
 * @param targetPrice limit of the target, for protections with stop and target
 * @param signedTimestamp when the order is sent, on the venue's clock, epoch milliseconds
 * @param validUntil the last time at which the venue may still accept it, on the same clock; by what means, the adapter knows
 * @param idempotency what makes it harmless when it arrives later
 * @param fills its known executions
 * @param orders its orders as reported by the venue: one, or the stop and the target of a protection; empty until it is
 *     acknowledged
 * @param strategy for which it trades
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
        long validUntil,
        IdempotencyPolicy idempotency,
        Status status,
        List<Fill> fills,
        List<OrderReport> orders,
        StrategyId strategy) {

    /** "Not found" is final only this long after the intent's validity. */
    public static final long GRACE_MILLIS = 1_000;

    /** How long look-ups may lag behind a venue's matching engine: Binance's are served from "memory, then database". */
    private static final long LAG_MILLIS = 10 * 60_000;

    private static final long KEPT_MILLIS = 24 * 3_600_000L;

    /** What the order is for. */
    public enum Kind {
        ENTRY,
        EXIT,
        /** A stop; where the venue has order lists also the target, of which one cancels the other. */
        PROTECTION,
        /** The target as an order of its own, where it can rest beside the stop without a list. */
        TARGET,
        /** Never sent by us: the venue itself, or somebody else there, closed the position or a part of it. */
        BY_VENUE
    }

    /** Its known progress. */
    public enum Status {
        /** Stored; it may have been sent. */
        CLAIMED,
        /** Sent, but the answer was lost. */
        UNKNOWN,
        /** The venue rejected it; it is queried once before that is final. */
        REFUSED,
        /** At the venue; it may be partly filled. */
        OPEN,
        FILLED,
        CANCELLED,
        /** Rejected, and a query did not find it: final. */
        REJECTED,
        /** It never arrived and no longer can. */
        LAPSED;

        /** Whether the venue has to be queried. */
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
        if (kind == Kind.TARGET && targetPrice.isEmpty()) {
            throw new IllegalArgumentException("a target has a targetPrice: " + clientId);
        }
        if (kind != Kind.PROTECTION && stopPrice.isPresent()) {
            throw new IllegalArgumentException("only a protection has a stopPrice: " + clientId);
        }
        if (kind != Kind.PROTECTION && kind != Kind.TARGET && targetPrice.isPresent()) {
            throw new IllegalArgumentException("only a protection or a target has a targetPrice: " + clientId);
        }
        if (validUntil <= signedTimestamp) {
            throw new IllegalArgumentException(
                    "validUntil must be after signedTimestamp " + signedTimestamp + ": " + validUntil);
        }
        fills = List.copyOf(fills);
        orders = List.copyOf(orders);
    }

    /** An intent of the model's own strategy, without reports from the venue. */
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
            long validUntil,
            IdempotencyPolicy idempotency,
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
                validUntil,
                idempotency,
                status,
                fills,
                List.of(),
                StrategyId.MODEL);
    }

    /** The same intent, of another strategy. */
    public Intent of(StrategyId other) {
        return with(status, fills, orders, other);
    }

    /** The same intent as it was before any report of the venue. */
    public Intent withoutReports() {
        return with(Status.CLAIMED, List.of(), List.of(), strategy);
    }

    /** Whether "not found" is final at this time of the venue's clock, epoch milliseconds. */
    public boolean notFoundIsFinal(long venueMillis) {
        return idempotency != IdempotencyPolicy.NONE && venueMillis - GRACE_MILLIS > validUntil;
    }

    /**
     * Whether an order that was given up as never acknowledged may well turn up yet: it is looked for, and nothing is sent that it
     * must not meet.
     *
     * @param givenUp when its request could no longer arrive, epoch milliseconds
     */
    public static boolean mayTurnUp(long givenUp, long now) {
        return now < cannotTurnUpFrom(givenUp);
    }

    /** From when on it does not count as likely any more that such an order turns up, epoch milliseconds. */
    public static long cannotTurnUpFrom(long givenUp) {
        return givenUp + LAG_MILLIS;
    }

    /** Whether such an order is remembered, in case that it turns up later still. */
    public static boolean isKept(long givenUp, long now) {
        return now - givenUp <= KEPT_MILLIS;
    }

    /** Whether it has lapsed and may well turn up yet. */
    public boolean mayTurnUp(long venueMillis) {
        return status == Status.LAPSED && mayTurnUp(validUntil, venueMillis);
    }

    public Intent withStatus(Status known) {
        return with(known, fills, orders, strategy);
    }

    /** Whether the venue has ever acknowledged it: then "not found" is ignored. */
    public boolean acknowledged() {
        return !orders.isEmpty();
    }

    /**
     * The intent with further reports of its orders and executions, in any sequence: they are added to what is known, and the
     * status follows from all of it.
     *
     * @param reports of orders of this intent
     * @param executions those with a known trade id are ignored
     */
    public Intent withReports(List<OrderReport> reports, List<Fill> executions) {
        for (OrderReport report : reports) {
            if (!owns(report)) {
                throw new IllegalArgumentException("order " + report.clientId() + " is not one of " + clientId);
            }
        }
        Executions known = executions().with(reports, executions);
        return with(known.orders().isEmpty() ? status : status(known), known.listed(), known.orders(), strategy);
    }

    /** What is known of its executions. */
    public Executions executions() {
        return new Executions(fills, orders);
    }

    /** Open while an order may fill, or while known executions are fewer than the reported filled quantity. */
    private Status status(Executions known) {
        boolean incomplete = known.areMissing() || known.orders().size() < orderCount();
        if (incomplete || known.orders().stream().anyMatch(OrderReport::isOpen)) {
            return Status.OPEN;
        }
        return known.orders().stream().anyMatch(order -> order.status() == OrderReport.Status.FILLED)
                ? Status.FILLED
                : known.orders().get(0).intentStatus();
    }

    /**
     * Whether the reports of its orders say how much of it was executed and that no more will be, whether or not the single
     * executions are listed.
     */
    public boolean isReportedWhole() {
        return acknowledged() && orders.size() >= orderCount() && !hasEnded() && open().isEmpty();
    }

    /** Whether the order belongs to this intent: the orders of a protection have its id with a suffix. */
    public boolean owns(OrderReport order) {
        return order.clientId().equals(clientId) || order.clientId().startsWith(clientId + "-");
    }

    /** How many orders it consists of at the venue. */
    private int orderCount() {
        return kind == Kind.PROTECTION && targetPrice.isPresent() ? 2 : 1;
    }

    /** Whether the venue has reported a filled quantity without its executions, or may still report some. */
    public boolean isMissingExecutions() {
        return executions().areMissing();
    }

    /** Whether one of its orders has ended without a report of how. */
    public boolean hasEnded() {
        return executions().hasEnded();
    }

    /** The orders that may still fill. */
    public List<OrderReport> open() {
        return orders.stream().filter(OrderReport::isOpen).toList();
    }

    private Intent with(Status known, List<Fill> knownFills, List<OrderReport> knownOrders, StrategyId knownStrategy) {
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
                validUntil,
                idempotency,
                known,
                knownFills,
                knownOrders,
                knownStrategy);
    }

    public BigDecimal filledQuantity() {
        return executions().listedQuantity();
    }
}
