package dev.scalpel.execution.venue;

import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.ExecutionState.Closing;
import dev.scalpel.execution.state.MarketOutage;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.SymbolStateBuilder;
import dev.scalpel.execution.venue.IntentReconciler.Known;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Status;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.venue.MarketStatus;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Quote;
import dev.scalpel.venue.trading.VenueRateLimitedException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One look at the venue: what has become of all that is open or in doubt, what that means for the books, and the one next
 * thing to do about it. It only asks; what it finds is written into the draft.
 */
final class VenueReview {

    private final ExecutionConfig rules;
    private final Broker broker;
    private final IntentReconciler reconciler;
    private final VenueTimeSync time;

    VenueReview(ExecutionConfig rules, Broker broker, VenueTimeSync time) {
        this.rules = rules;
        this.broker = broker;
        this.time = time;
        reconciler = new IntentReconciler(broker);
    }

    /** What a look at the venue came to. */
    record Look(List<TradeRow> trades, Optional<VenueAction> action, boolean inDoubt, Optional<String> problem) {

        static final Look NONE = new Look(List.of(), Optional.empty(), false, Optional.empty());

        static Look blocked(String problem) {
            return new Look(List.of(), Optional.empty(), false, Optional.of(problem));
        }
    }

    /** @param busy whether there is anything to look at but a new bar */
    Look look(SymbolContext situation, SymbolStateBuilder draft, boolean busy) {
        boolean due = draft.notes()
                .books()
                .isDue(situation.moment().millis(), busy, draft.notes().refusedExits() > 0);
        if (draft.notes().closing() == Closing.IN_BOOKS) {
            return new Look(writeOff(situation, draft), Optional.empty(), false, Optional.empty());
        }
        boolean open = draft.position().isPresent()
                || draft.hasUnresolved()
                || draft.notes().entry().isPresent()
                || draft.notes().closing() != Closing.NO;
        if (!open && !(due && (busy || situation.hasNewBar()))) {
            return Look.NONE;
        }
        try {
            return manage(situation, draft, due);
        } catch (VenueRateLimitedException paused) {
            return Look.blocked(String.valueOf(paused.getMessage()));
        } catch (VenueException failure) {
            if (failure.kind() != VenueException.Kind.NOT_LISTED) {
                throw failure;
            }
            return notListed(situation, draft, failure);
        }
    }

    private Look manage(SymbolContext situation, SymbolStateBuilder draft, boolean due) {
        Symbol symbol = situation.symbol();
        long now = situation.moment().millis();
        time.synchronise(situation.moment().now());
        askForTheMarket(symbol, draft, now);
        Known known = reconciler.reconcile(symbol, draft.intents(), due);
        int refused = refusedExits(draft.intents());
        draft.intents(known.intents());
        countRefusals(draft, refusedExits(known.intents()) - refused);
        VenueSnapshot facts = facts(symbol);
        PositionTracker book = new PositionTracker(
                symbol, rules, draft, facts, situation.state().revision() + 1);
        recoverGivenUp(draft, book);
        List<TradeRow> trades = new ArrayList<>(settle(situation, book, now));
        Optional<String> knownDrift = draft.notes().books().drift();
        Audited audited = due
                ? audited(
                        new AccountAudit(
                                broker,
                                reconciler,
                                symbol,
                                draft,
                                book,
                                facts.filters().stepSize(),
                                now),
                        known.foreign())
                : Audited.NOTHING;
        trades.addAll(settle(situation, book, now));
        if (draft.position().isEmpty()
                && !draft.hasUnresolved()
                && draft.notes().entry().isEmpty()) {
            // What a person has asked to close is closed, or never came to be: the next position is another one.
            draft.notes(draft.notes().closing(Closing.NO));
        }
        PositionManager management = new PositionManager(situation, rules, draft, facts);
        Optional<VenueAction> action = audited.strays().stream()
                .findFirst()
                .<VenueAction>map(VenueAction.Cancel::new)
                .or(management::next);
        Optional<String> problem = action.isPresent()
                ? Optional.empty()
                : management
                        .problem()
                        .or(audited::failure)
                        .or(() -> draft.notes()
                                .books()
                                .drift()
                                .filter(nowDrift -> !knownDrift.equals(Optional.of(nowDrift))));
        return new Look(trades, action, draft.intents().stream().anyMatch(AccountAudit::isInDoubt), problem);
    }

    private record Audited(List<OrderReport> strays, Optional<String> failure) {

        static final Audited NOTHING = new Audited(List.of(), Optional.empty());
    }

    /** A comparison that fails is made up for; it must not keep an open position from being managed. */
    private static Audited audited(AccountAudit audit, List<OrderReport> unknownOrders) {
        try {
            return new Audited(audit.run(unknownOrders), Optional.empty());
        } catch (VenueException | VenueRateLimitedException failure) {
            return new Audited(
                    List.of(), Optional.of("the books were not compared with the venue: " + failure.getMessage()));
        }
    }

    /** What the fills mean: a position, a reason to leave, a trade. */
    private static List<TradeRow> settle(SymbolContext situation, PositionTracker book, long now) {
        book.open(now);
        book.noticeLeaving(situation.market().isEmpty() ? 0 : situation.market().newest());
        return book.close().stream().toList();
    }

    /** An entry that was given up and that the venue's open orders or look-ups have shown since. */
    private static void recoverGivenUp(SymbolStateBuilder draft, PositionTracker book) {
        for (AccountAuditState.GivenUp entry : draft.notes().books().givenUp()) {
            List<String> ids = entry.intents().stream().map(Intent::clientId).toList();
            List<Intent> seen = draft.intents().stream()
                    .filter(intent -> ids.contains(intent.clientId()) && intent.acknowledged())
                    .toList();
            if (!seen.isEmpty()) {
                book.adopt(
                        entry,
                        draft.intents().stream()
                                .filter(intent -> ids.contains(intent.clientId()))
                                .toList());
            }
        }
    }

    /** A market that took no orders is asked for before the next one. */
    void askForTheMarket(Symbol symbol, SymbolStateBuilder draft, long now) {
        Optional<MarketOutage> note = draft.notes().market().filter(known -> known.isDue(now));
        if (note.isPresent()) {
            boolean open = broker.instrumentNow(symbol).status().takesOrders();
            draft.notes(draft.notes()
                    .market(open ? Optional.empty() : Optional.of(note.get().again(MarketOutage.State.CLOSED, now))));
        }
    }

    private static int refusedExits(List<Intent> intents) {
        return (int) intents.stream()
                .filter(intent -> intent.kind() == Intent.Kind.EXIT && intent.status() == Status.REJECTED)
                .count();
    }

    /** A confirmed refusal is counted, and the last one alone is kept: its time and its number are still needed. */
    private static void countRefusals(SymbolStateBuilder draft, int more) {
        draft.notes(draft.notes().refusedExits(draft.notes().refusedExits() + more));
        List<Intent> refused = draft.intents().stream()
                .filter(intent -> intent.kind() == Intent.Kind.EXIT && intent.status() == Status.REJECTED)
                .toList();
        if (refused.size() > 1) {
            List<Intent> kept = new ArrayList<>(draft.intents());
            kept.removeAll(refused.subList(0, refused.size() - 1));
            draft.intents(kept);
        }
    }

    /** A symbol that the venue does not know any more: after some time its books are closed, its coins left alone. */
    private Look notListed(SymbolContext situation, SymbolStateBuilder draft, VenueException failure) {
        long now = situation.moment().millis();
        MarketOutage.State state = MarketOutage.State.NOT_LISTED;
        MarketOutage note = draft.notes()
                .market()
                .map(known -> known.isDue(now) || known.state() != state ? known.again(state, now) : known)
                .orElse(new MarketOutage(state, now, now));
        draft.notes(draft.notes().market(Optional.of(note)));
        List<TradeRow> trades = note.isBelieved(now) ? writeOff(situation, draft) : List.of();
        return new Look(
                trades,
                Optional.empty(),
                false,
                draft.position().isPresent() || draft.hasUnresolved()
                        ? Optional.of(
                                failure.reason() + "; its position leaves the books as EXTERNAL ten minutes after "
                                        + Instant.ofEpochMilli(note.since()))
                        : Optional.empty());
    }

    /** Without asking the venue: at the last known price, by what anybody would accept. */
    private List<TradeRow> writeOff(SymbolContext situation, SymbolStateBuilder draft) {
        BigDecimal price = situation.market().isEmpty()
                ? draft.position()
                        .map(open -> RoundTrip.meanPrice(open.entryFills()))
                        .orElse(BigDecimal.ONE)
                : BigDecimal.valueOf(situation.market().close());
        Symbol symbol = situation.symbol();
        VenueFilters any = VenueFilters.UNKNOWN;
        VenueSnapshot facts = new VenueSnapshot(
                Math.max(broker.venueMillis(), situation.moment().millis()),
                false,
                new VenueInstrument(
                        symbol,
                        MarketStatus.CLOSED,
                        any.tickSize(),
                        any.stepSize(),
                        any.minQuantity(),
                        any.maxQuantity(),
                        any.minNotional(),
                        Set.of(),
                        false,
                        false),
                new Quote(price, price));
        List<TradeRow> trades = new PositionTracker(
                        symbol, rules, draft, facts, situation.state().revision() + 1)
                .writeOff().stream().toList();
        draft.intents(draft.intents().stream()
                .map(intent -> intent.status().unresolved() ? intent.with(Status.LAPSED) : intent)
                .toList());
        draft.notes(draft.notes().entering(Optional.empty()).closing(Closing.NO));
        return trades;
    }

    VenueSnapshot facts(Symbol symbol) {
        VenueInstrument instrument = broker.instrument(symbol);
        return new VenueSnapshot(
                broker.venueMillis(),
                broker.capabilities().orderLists() && instrument.ocoAllowed(),
                instrument,
                broker.quote(symbol));
    }
}
