package dev.scalpel.execution.transition;

import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.ClientOrderIds;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.OrderReport;
import java.util.List;
import java.util.Optional;

/** Open orders at the venue that belong to no intent: ours by their id, or somebody else's. Pure. */
public final class ForeignOrders {

    private ForeignOrders() {}

    /** Somebody else's orders are left alone and reported once. */
    public static VenueBooks reported(VenueBooks books, List<OrderReport> unknown) {
        List<OrderReport> foreign = unknown.stream()
                .filter(order -> !ClientOrderIds.isOurs(books.symbol(), order.clientId()))
                .toList();
        List<String> ids = foreign.stream().map(OrderReport::venueId).toList();
        AccountAuditState known = books.auditState();
        AccountAuditState reported = known.foreignOrders().containsAll(ids)
                ? known
                : known.withDrift(Optional.of("open orders of " + books.symbol() + " that are not ours: "
                        + foreign.stream().map(OrderReport::clientId).toList()));
        return books.withAuditState(reported.withForeignOrders(ids));
    }

    /** Orders with one of our ids that no intent owns: they must be cancelled. */
    public static List<OrderReport> stray(VenueBooks books, List<OrderReport> unknown) {
        return unknown.stream()
                .filter(order -> ClientOrderIds.isOurs(books.symbol(), order.clientId()))
                .filter(order -> books.intents().stream().noneMatch(intent -> intent.owns(order)))
                .toList();
    }
}
