package dev.scalpel.execution.transition;

import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.AccountAuditState.UnacknowledgedEntry;
import dev.scalpel.execution.state.EntryPlan;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.Position;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the reports of an entry mean: a position, more of one, an entry to look for later, or nothing. Pure. */
public final class EntryTransitions {

    private EntryTransitions() {}

    /** With a planned entry, to be sent. The intents of the trade before are no longer needed: the ledger has them. */
    public static Transition entering(VenueBooks books, EntryPlanner.PlannedEntry planned) {
        Intent entry = planned.intent();
        VenueBooks entering = books.withIntents(List.of(entry))
                .withExecution(books.execution().entering(planned.plan()));
        return planned.protection()
                .map(protection -> Transition.to(
                        entering.withIntent(protection), new VenueAction.SendProtected(entry, protection)))
                .orElseGet(() -> Transition.to(entering, new VenueAction.Send(entry)));
    }

    /**
     * An entry that has ended becomes a position if it filled at all, by the venue's reports before its executions are listed; one
     * that never arrived is remembered.
     *
     * @param now epoch milliseconds of our clock
     */
    static VenueBooks ended(VenueBooks before, long now) {
        VenueBooks books = withAllExecutions(before);
        List<Intent> entries = books.roundTrip().entries();
        Optional<EntryPlan> plan = books.execution().entry();
        if (entries.isEmpty() || plan.isEmpty() || entries.stream().anyMatch(EntryTransitions::mayFillYet)) {
            return books;
        }
        VenueBooks after = books.withExecution(books.execution().withoutEntry());
        if (books.roundTrip().enteredQuantity().signum() > 0) {
            return after.withPosition(Optional.of(position(after, plan.get())));
        }
        return entries.stream().anyMatch(entry -> entry.status() == Intent.Status.LAPSED)
                ? after.withAuditState(after.auditState()
                        .withUnacknowledgedEntry(new UnacknowledgedEntry(plan.get(), books.intents(), now)))
                : after;
    }

    /** Whether it is not known yet that an entry has filled and nothing of it rests: then it is cancelled first, or waited for. */
    private static boolean mayFillYet(Intent entry) {
        boolean executed = entry.executions().quantity().signum() > 0;
        return entry.status().unresolved() && !(executed && entry.open().isEmpty());
    }

    /** Takes over an entry that the venue has acknowledged after all: a position of its own, or more of the open one. */
    public static VenueBooks adopted(VenueBooks before, UnacknowledgedEntry found, List<Intent> intents) {
        List<String> ids = intents.stream().map(Intent::clientId).toList();
        List<Intent> all = new ArrayList<>(before.isFlat() ? List.of() : before.intents());
        all.removeIf(intent -> ids.contains(intent.clientId()));
        all.addAll(intents);
        VenueBooks books =
                before.withIntents(all).withAuditState(before.auditState().withoutEntry(found));
        if (books.position().isPresent()) {
            return withAllExecutions(books);
        }
        return books.execution().entry().isEmpty()
                ? books.withExecution(books.execution().entering(found.plan()))
                : books;
    }

    /** Adopts entries that were given up and have since appeared among the orders of the intents. */
    public static VenueBooks acknowledged(VenueBooks before) {
        VenueBooks books = before;
        for (UnacknowledgedEntry entry : before.auditState().unacknowledgedEntries()) {
            List<String> ids = entry.intents().stream().map(Intent::clientId).toList();
            List<Intent> own = books.intents().stream()
                    .filter(intent -> ids.contains(intent.clientId()))
                    .toList();
            if (own.stream().anyMatch(Intent::acknowledged)) {
                books = adopted(books, entry, own);
            }
        }
        return books;
    }

    /** Executions are listed after the position was opened by a report, and an adopted entry may have filled further. */
    private static VenueBooks withAllExecutions(VenueBooks books) {
        List<Fill> entered = books.roundTrip().entered();
        BigDecimal quantity = books.roundTrip().enteredQuantity();
        return books.position()
                .filter(open -> quantity.signum() > 0)
                .map(open -> books.withPosition(Optional.of(open.withEntry(entered, quantity))))
                .orElse(books);
    }

    private static OpenPosition position(VenueBooks books, EntryPlan plan) {
        RoundTrip roundTrip = books.roundTrip();
        List<Fill> entered = roundTrip.entered();
        Position position = Position.enter(
                        plan.basis(),
                        plan.decisionBar(),
                        Math.max(Minutes.floor(firstFill(roundTrip)), Minutes.plus(plan.decisionBar(), 1)),
                        roundTrip.enteredPrice(plan.decidedPrice()).doubleValue(),
                        roundTrip.enteredQuantity())
                .withMultiplier(roundTrip.multiplier());
        return new OpenPosition(
                position,
                plan.tradeId(),
                plan.tacticsId(),
                plan.decidedPrice(),
                plan.quantity(),
                entered,
                plan.latencyMillis(),
                plan.predictedNet(),
                plan.winProbability());
    }

    /** By the listed executions; before there are any, when the order was sent. */
    private static long firstFill(RoundTrip roundTrip) {
        return roundTrip.entered().stream()
                .findFirst()
                .map(Fill::time)
                .orElseGet(() -> roundTrip.entries().get(0).signedTimestamp());
    }
}
