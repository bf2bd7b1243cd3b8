package dev.scalpel.execution.transition;

import dev.scalpel.execution.state.MarketOutage;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Kind;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.trading.PositionSide;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why a position is neither covered by a resting stop nor being closed, for the operator. Pure. */
public final class PositionProblems {

    private PositionProblems() {}

    /** Empty when there is none. It counts when no action is left. */
    public static Optional<String> problem(VenueBooks books, VenueSnapshot snapshot) {
        Coverage coverage = Coverage.of(books, snapshot);
        boolean exiting = books.unresolved(Kind.EXIT).stream().anyMatch(exit -> !exit.isReportedWhole())
                || coverage.stops().anyMatch(OrderReport::triggered);
        if (books.position().isEmpty() || exiting) {
            return Optional.empty();
        }
        boolean needsStop = books.position().get().position().hasStop()
                || books.execution().exitPlan().isPresent();
        if (!needsStop || coverage.coversHeld()) {
            boolean blocked = books.execution().exitPlan().isPresent()
                    && books.execution().marketOutage().isPresent();
            return blocked
                    ? Optional.of("the position in " + books.symbol() + " is not closed: " + blockedReason(books))
                    : Optional.empty();
        }
        String base = books.symbol().base();
        if (coverage.coversLargestOrder()) {
            return Optional.of("no stop rests for all of "
                    + snapshot.filters().floorQuantity(books.held()).toPlainString() + " " + base + " of "
                    + books.symbol() + ": the venue accepts orders of "
                    + snapshot.filters().maxQuantity().toPlainString() + " at most");
        }
        return Optional.of("no stop rests for " + coverage.closable().toPlainString() + " " + base + " of "
                + books.symbol() + ": " + blockedReason(books));
    }

    /**
     * Executions that the venue's reports speak of and that its lists still lack: the position is protected by the reports, and its
     * trade is not booked before they are listed.
     *
     * @param venueMillis now on the venue's clock
     */
    public static Optional<String> unlisted(List<Intent> intents, long venueMillis) {
        return intents.stream()
                .filter(intent -> intent.executions().overdue(venueMillis).signum() > 0)
                .findFirst()
                .map(intent -> "the venue reports "
                        + intent.executions().quantity().stripTrailingZeros().toPlainString() + " of order "
                        + intent.clientId() + " as executed and has not listed "
                        + intent.executions()
                                .overdue(venueMillis)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " of it: the trade is booked once it does; look at the order at the venue");
    }

    private static String blockedReason(VenueBooks books) {
        Optional<MarketOutage> market = books.execution().marketOutage();
        if (market.isPresent()) {
            return "its market has taken no orders since "
                    + Instant.ofEpochMilli(market.get().since()) + "; retried every minute";
        }
        if (ExitAttempts.areExhausted(books)) {
            return "the venue has refused " + ExitAttempts.MAX_REFUSED_EXITS
                    + " exits, and no more are sent: check the account, then resume trading";
        }
        int refused = books.execution().refusedExits();
        return refused > 0
                ? "the venue has refused to " + (books.side() == PositionSide.LONG ? "sell it " : "buy it back ")
                        + refused + " times; the next attempt is at "
                        + Instant.ofEpochMilli(ExitAttempts.nextTime(books))
                : "the venue has not responded yet; the next minute continues";
    }
}
