package dev.scalpel.execution.venue;

import dev.scalpel.execution.state.AccountAuditState.UnacknowledgedEntry;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.execution.transition.BalanceTransitions;
import dev.scalpel.execution.transition.EntryTransitions;
import dev.scalpel.execution.transition.ForeignOrders;
import dev.scalpel.execution.transition.IntentTransitions;
import dev.scalpel.execution.transition.VenueClosings;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Status;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Holding;
import dev.scalpel.venue.trading.VenueFill;
import dev.scalpel.venue.trading.VenueRateLimitedException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Compares the books with the venue: open orders, the balance of the base asset, and entries that were given up. It only
 * reads from the venue; {@link ForeignOrders}, {@link EntryTransitions} and {@link BalanceTransitions} say what its reports
 * mean.
 */
final class AccountAudit {

    private final Broker broker;
    private final IntentReconciler reconciler;

    AccountAudit(Broker broker, IntentReconciler reconciler) {
        this.broker = broker;
        this.reconciler = reconciler;
    }

    /**
     * The books after a comparison.
     *
     * @param strayOrders open orders that are ours by their client id but belong to no intent: they must be cancelled
     * @param failure why the comparison could not be completed
     */
    record Audited(VenueBooks books, List<OrderReport> strayOrders, Optional<String> failure) {

        static Audited without(VenueBooks books) {
            return new Audited(books, List.of(), Optional.empty());
        }
    }

    /**
     * Compares, as far as the venue responds: a failed comparison is repeated later, and must not keep an open position from
     * being managed. What was found before the failure is kept.
     *
     * @param unknownOrders open orders that belong to no intent
     * @param step differences of the balance below it are none
     * @param now epoch milliseconds of our clock
     * @param newestBar the newest closed bar
     */
    Audited run(VenueBooks before, List<OrderReport> unknownOrders, BigDecimal step, long now, long newestBar) {
        BalanceTransitions balance =
                new BalanceTransitions(step, broker.capabilities().holding() == Holding.NETTED);
        VenueBooks books = before;
        try {
            for (UnacknowledgedEntry entry : before.auditState().unacknowledgedEntries()) {
                if (before.auditState().mismatch().isPresent() || entry.isRecent(now)) {
                    books = lookedUp(books, entry);
                }
            }
            books = ForeignOrders.reported(books, unknownOrders);
            if (!IntentTransitions.anyInDoubt(books)) {
                BigDecimal owned = broker.netQuantity(books.symbol());
                books = balance.firstCompared(books, owned);
                if (balance.differs(books, owned)) {
                    for (UnacknowledgedEntry entry : books.auditState().unacknowledgedEntries()) {
                        books = lookedUp(books, entry);
                    }
                    books = rechecked(books);
                }
                List<VenueFill> executions = outsideFills(balance, books, owned);
                books = balance.compared(VenueClosings.adopted(books, executions, newestBar), owned, executions, now);
            }
        } catch (VenueException | VenueRateLimitedException failure) {
            return new Audited(
                    books,
                    List.of(),
                    Optional.of("the books were not compared with the venue: " + failure.getMessage()));
        }
        VenueBooks checked = books.withAuditState(books.auditState().withCheckedAt(now));
        return new Audited(checked, ForeignOrders.stray(checked, unknownOrders), Optional.empty());
    }

    private VenueBooks lookedUp(VenueBooks books, UnacknowledgedEntry entry) {
        List<Intent> intents = entry.intents().stream()
                .map(intent -> reconciler.lookUp(books.symbol(), intent))
                .toList();
        return intents.stream().anyMatch(Intent::acknowledged)
                ? EntryTransitions.adopted(books, entry, intents)
                : books;
    }

    /** Looks up orders that were given up or refused: one may have been accepted after all. */
    private VenueBooks rechecked(VenueBooks books) {
        return IntentTransitions.rechecked(
                books,
                books.intents().stream()
                        .map(intent -> intent.status() == Status.LAPSED || intent.status() == Status.REJECTED
                                ? reconciler.lookUp(books.symbol(), intent)
                                : intent)
                        .toList());
    }

    private List<VenueFill> outsideFills(BalanceTransitions balance, VenueBooks books, BigDecimal owned) {
        return balance.outsideFillsFrom(books, owned)
                .map(from -> broker.fillsSince(books.symbol(), from))
                .orElse(List.of());
    }
}
