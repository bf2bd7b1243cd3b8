package dev.scalpel.execution.transition;

import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Kind;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** How much of a position resting stops cover, and how much one order can close. Pure. */
record Coverage(VenueBooks books, VenueFilters filters, BigDecimal baseFeeRate) {

    private static final int MAX_DOUBLINGS = 4;

    static Coverage of(VenueBooks books, VenueSnapshot snapshot) {
        return new Coverage(books, snapshot.filters(), snapshot.baseFeeRate());
    }

    /**
     * What the venue may have kept of purchases as its fee, where their executions and so the fee are not listed yet. The rate is the
     * one that is known; each refusal of a stop or an exit after the first, which has other causes, doubles it.
     */
    private BigDecimal unlistedFee() {
        long refused = books.intents().stream()
                .filter(intent -> intent.kind() != Kind.ENTRY && intent.status() == Intent.Status.REJECTED)
                .count();
        return books.roundTrip()
                .unlistedEntries()
                .multiply(baseFeeRate)
                .multiply(BigDecimal.valueOf(1L << Math.max(0, Math.min(refused - 1, MAX_DOUBLINGS))));
    }

    private BigDecimal held() {
        return books.held().subtract(unlistedFee());
    }

    BigDecimal heldWithDust() {
        return books.heldWithDust().subtract(unlistedFee());
    }

    /** Dust of earlier trades needs no stop; that of the other side has closed a part of this trade, where positions are netted. */
    boolean coversHeld() {
        return covers(held().min(heldWithDust()));
    }

    /** Whether a stop of the largest size that the venue accepts rests. */
    boolean coversLargestOrder() {
        return covers(filters.maxQuantity());
    }

    /** Whether stops cover all that an order of the venue can cover. */
    boolean coversCoverable() {
        return covers(held().min(closable()));
    }

    /**
     * Whether stops would close more than was entered: the venue has taken back a part of what it had reported. What has been closed
     * since by other orders is no reason to replace a stop.
     */
    boolean exceedsEntered() {
        BigDecimal closed = books.roundTrip().intents().stream()
                .filter(intent -> intent.kind() != Kind.ENTRY)
                .map(intent -> intent.executions().quantity())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal entered =
                heldWithDust().add(books.auditState().missingQuantity()).add(closed);
        return covered().compareTo(filters.floorQuantity(entered.max(BigDecimal.ZERO))) > 0;
    }

    private boolean covers(BigDecimal amount) {
        return covered().compareTo(filters.floorQuantity(amount)) >= 0;
    }

    private BigDecimal covered() {
        return stops().map(stop -> stop.quantity().subtract(stop.filledQuantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The stops that rest at the venue. */
    Stream<OrderReport> stops() {
        return protections().filter(OrderReport::isStop);
    }

    /** The stops that rest at the venue, and the targets that rest in a list with them. */
    Stream<OrderReport> protections() {
        return books.unresolved(Kind.PROTECTION).stream().flatMap(protection -> protection.open().stream());
    }

    /** What rests to close the position: targets of their own first, so that the stop is cancelled last. */
    Stream<OrderReport> resting() {
        Stream<OrderReport> targets = books.unresolved(Kind.TARGET).stream().flatMap(target -> target.open().stream());
        return Stream.concat(targets, protections());
    }

    /** What an order can close: this trade's quantity and the dust of earlier trades, in whole steps. */
    BigDecimal closable() {
        return filters.floorQuantity(heldWithDust().min(filters.maxQuantity())).max(BigDecimal.ZERO);
    }
}
