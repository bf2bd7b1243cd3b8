package dev.scalpel.execution.venue;

import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Status;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.VenueFill;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the outcome of intents from the venue. Changes nothing there, so it may run any number of times. Responses are
 * added to what is known; "not found" counts only for an order that was never acknowledged.
 */
public final class IntentReconciler {

    private final Broker broker;

    public IntentReconciler(Broker broker) {
        this.broker = broker;
    }

    /**
     * The intents with what is known now.
     *
     * @param foreign open orders at the venue that belong to no intent
     */
    public record Reconciled(List<Intent> intents, List<OrderReport> foreign) {}

    /**
     * Looks up every unresolved intent.
     *
     * @param always whether to read the open orders even if nothing is unresolved
     */
    public Reconciled reconcile(Symbol symbol, List<Intent> intents, boolean always) {
        if (!always && intents.stream().noneMatch(intent -> intent.status().unresolved())) {
            return new Reconciled(intents, List.of());
        }
        // The time is read before the request, so that an order arriving in between is already past its window.
        long venueMillis = broker.venueMillis();
        List<OrderReport> open = broker.openOrders(symbol);
        List<Intent> updated = intents.stream()
                .map(intent -> updated(symbol, intent, open, venueMillis))
                .toList();
        List<OrderReport> foreign = open.stream()
                .filter(order -> intents.stream().noneMatch(intent -> intent.owns(order)))
                .toList();
        return new Reconciled(updated, foreign);
    }

    /** An intent that was given up, with what the venue knows of it now; unchanged when that is nothing. */
    public Intent lookUp(Symbol symbol, Intent intent) {
        return withExecutions(
                symbol, intent.withReports(broker.find(symbol, intent).orders(), List.of()));
    }

    private Intent updated(Symbol symbol, Intent intent, List<OrderReport> open, long venueMillis) {
        List<OrderReport> resting = open.stream().filter(intent::owns).toList();
        Intent seen = resting.isEmpty() ? intent : intent.withReports(resting, List.of());
        if (!seen.status().unresolved()) {
            return seen;
        }
        if (needsLookUp(seen, resting)) {
            seen = seen.withReports(broker.find(symbol, seen).orders(), List.of());
        }
        return seen.acknowledged() ? withExecutions(symbol, seen) : notFound(seen, venueMillis);
    }

    /**
     * An order missing among the open ones has ended, or the venue does not report it yet. One whose executions are missing is looked
     * up again: the venue may have corrected what it said.
     */
    private static boolean needsLookUp(Intent intent, List<OrderReport> resting) {
        return !intent.acknowledged()
                || intent.open().isEmpty()
                || intent.open().stream()
                        .anyMatch(order -> resting.stream()
                                .noneMatch(other -> other.clientId().equals(order.clientId())));
    }

    private static Intent notFound(Intent intent, long venueMillis) {
        if (intent.status() == Status.REFUSED) {
            return intent.withStatus(Status.REJECTED);
        }
        return intent.notFoundIsFinal(venueMillis) ? intent.withStatus(Status.LAPSED) : intent;
    }

    private Intent withExecutions(Symbol symbol, Intent intent) {
        if (!intent.isMissingExecutions()) {
            return intent;
        }
        List<Fill> fills = new ArrayList<>();
        List<OrderReport> executed = new ArrayList<>();
        for (OrderReport order : intent.orders()) {
            boolean ended = order.status() == OrderReport.Status.ENDED;
            if (ended || order.filledQuantity().signum() > 0) {
                List<Fill> listed = broker.fills(symbol, order).stream()
                        .map(VenueFill::fill)
                        .toList();
                fills.addAll(listed);
                if (ended && RoundTrip.quantity(listed).compareTo(order.quantity()) == 0) {
                    executed.add(order.asFilled());
                }
            }
        }
        return intent.withReports(executed, fills);
    }
}
