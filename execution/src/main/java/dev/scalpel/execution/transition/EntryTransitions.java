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
     * An entry that has ended becomes a position if it filled at all; one that never arrived is remembered.
     *
     * @param now epoch milliseconds of our clock
     */
    static VenueBooks ended(VenueBooks before, long now) {
        VenueBooks books = withAllEntryFills(before);
        RoundTrip roundTrip = books.roundTrip();
        List<Intent> entries = roundTrip.entries();
        Optional<EntryPlan> plan = books.execution().entry();
        boolean unresolved = entries.stream().anyMatch(entry -> entry.status().unresolved());
        if (entries.isEmpty() || unresolved || plan.isEmpty()) {
            return books;
        }
        VenueBooks after = books.withExecution(books.execution().withoutEntry());
        List<Fill> entered = roundTrip.entered();
        if (!entered.isEmpty()) {
            return after.withPosition(Optional.of(position(entered, plan.get(), roundTrip.multiplier())));
        }
        return entries.stream().anyMatch(entry -> entry.status() == Intent.Status.LAPSED)
                ? after.withAuditState(after.auditState()
                        .withUnacknowledgedEntry(new UnacknowledgedEntry(plan.get(), books.intents(), now)))
                : after;
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
            return withAllEntryFills(books);
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

    /** An adopted entry may have filled further after the position was opened. */
    private static VenueBooks withAllEntryFills(VenueBooks books) {
        List<Fill> entered = books.roundTrip().entered();
        return books.position()
                .filter(open -> entered.size() > open.entryFills().size())
                .map(open -> books.withPosition(Optional.of(open.withFills(entered))))
                .orElse(books);
    }

    private static OpenPosition position(List<Fill> entered, EntryPlan plan, BigDecimal multiplier) {
        long filled = entered.get(0).time();
        Position position = Position.enter(
                        plan.basis(),
                        plan.decisionBar(),
                        Math.max(Minutes.floor(filled), Minutes.plus(plan.decisionBar(), 1)),
                        RoundTrip.meanPrice(entered).doubleValue(),
                        RoundTrip.quantity(entered))
                .withMultiplier(multiplier);
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
}
