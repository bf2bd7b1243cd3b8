package dev.scalpel.execution.transition;

import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Intent.Kind;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** How much of a position resting stops cover, and how much one order can close. Pure. */
record Coverage(VenueBooks books, VenueFilters filters) {

    static Coverage of(VenueBooks books, VenueSnapshot snapshot) {
        return new Coverage(books, snapshot.filters());
    }

    /** Dust of earlier trades needs no stop; that of the other side has closed a part of this trade, where positions are netted. */
    boolean coversHeld() {
        return covers(books.held().min(books.heldWithDust()));
    }

    /** Whether a stop of the largest size that the venue accepts rests. */
    boolean coversLargestOrder() {
        return covers(filters.maxQuantity());
    }

    /** Whether stops cover all that an order of the venue can cover. */
    boolean coversCoverable() {
        return covers(books.held().min(closable()));
    }

    private boolean covers(BigDecimal amount) {
        BigDecimal covered = stops().map(stop -> stop.quantity().subtract(stop.filledQuantity()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return covered.compareTo(filters.floorQuantity(amount)) >= 0;
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
        return filters.floorQuantity(books.heldWithDust().min(filters.maxQuantity()))
                .max(BigDecimal.ZERO);
    }
}
