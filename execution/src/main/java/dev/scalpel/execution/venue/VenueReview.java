package dev.scalpel.execution.venue;

import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.execution.decision.ExitDecider;
import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.CloseRequest;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.execution.transition.EntryTransitions;
import dev.scalpel.execution.transition.IntentTransitions;
import dev.scalpel.execution.transition.MarketTransitions;
import dev.scalpel.execution.transition.PaymentTransitions;
import dev.scalpel.execution.transition.PositionProblems;
import dev.scalpel.execution.transition.PositionTransitions;
import dev.scalpel.execution.transition.ScoreExitTransitions;
import dev.scalpel.execution.transition.TradeTransitions;
import dev.scalpel.execution.transition.Transition;
import dev.scalpel.execution.transition.VenueSnapshot;
import dev.scalpel.execution.transition.WriteOffTransitions;
import dev.scalpel.execution.venue.AccountAudit.Audited;
import dev.scalpel.execution.venue.IntentReconciler.Reconciled;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.OrderKind;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.VenueInstrument;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.VenueRateLimitedException;
import dev.scalpel.venue.trading.margin.MarginPayment;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * One review of the venue: reads the outcome of everything open or in doubt, and applies the steps that say what it means
 * for the books and which command comes next. It sends nothing.
 */
final class VenueReview {

    private final ExecutionConfig config;
    private final Broker broker;
    private final IntentReconciler reconciler;
    private final VenueTimeSync time;
    private final AccountAudit audit;
    private final TradeTransitions trades;
    private final PositionTransitions positions;
    private final WriteOffTransitions writeOffs;

    VenueReview(ExecutionConfig config, Broker broker, VenueTimeSync time) {
        this.config = config;
        this.broker = broker;
        this.time = time;
        reconciler = new IntentReconciler(broker);
        audit = new AccountAudit(broker, reconciler);
        trades = new TradeTransitions(config);
        positions = new PositionTransitions(config);
        writeOffs = new WriteOffTransitions(config);
    }

    /**
     * The result of a review.
     *
     * @param inDoubt whether the outcome of an order is unknown and may become known within seconds
     * @param exit the decision on a new bar for the open position; empty if the venue was not read
     */
    record Findings(Transition transition, boolean inDoubt, Optional<DecisionTrace> exit) {

        private static Findings of(Transition transition) {
            return new Findings(transition, false, Optional.empty());
        }
    }

    /** @param busy whether there is work to do without a new bar */
    Findings review(SymbolContext context, VenueBooks books, boolean busy) {
        boolean auditDue = books.auditState()
                .isDue(context.invocation().millis(), busy, books.execution().refusedExits() > 0);
        CloseRequest request = books.execution().closeRequest();
        if (request == CloseRequest.WRITE_OFF) {
            return Findings.of(writeOffs.writtenOff(
                    books, context, broker.venueMillis(), broker.capabilities().idempotency()));
        }
        boolean open = !books.isFlat() || request != CloseRequest.NONE;
        return open || (auditDue && (busy || context.hasNewBar()))
                ? reviewed(context, books, auditDue)
                : Findings.of(Transition.to(books));
    }

    /** What was read before a request failed is kept. */
    private Findings reviewed(SymbolContext context, VenueBooks before, boolean auditDue) {
        VenueBooks books = before;
        try {
            time.synchronise(context.invocation().now());
            books = withMarketChecked(books, context.invocation().millis());
            Reconciled known = reconciler.reconcile(books.symbol(), books.intents(), auditDue);
            books = IntentTransitions.reconciled(books, known.intents());
            boolean compares = auditDue || mayBeClosedByVenue(books);
            if (compares && !auditDue) {
                known = reconciler.reconcile(books.symbol(), books.intents(), true);
                books = IntentTransitions.reconciled(books, known.intents());
            }
            VenueSnapshot snapshot = snapshot(books.symbol());
            return managed(context, books, snapshot, compares ? Optional.of(known.foreign()) : Optional.empty());
        } catch (VenueRateLimitedException paused) {
            return Findings.of(Transition.to(books).withProblem(Optional.of(String.valueOf(paused.getMessage()))));
        } catch (VenueException failure) {
            if (failure.kind() != VenueException.Kind.NOT_LISTED) {
                throw failure;
            }
            return Findings.of(writeOffs.notListed(
                    books, context, broker.venueMillis(), broker.capabilities().idempotency(), failure.reason()));
        }
    }

    /** A stop that has ended by itself may have gone with its position: that is read before another one is sent. */
    private boolean mayBeClosedByVenue(VenueBooks books) {
        return broker.capabilities().margin()
                && books.position().isPresent()
                && books.unresolved(Intent.Kind.PROTECTION).isEmpty()
                && !books.of(Intent.Kind.PROTECTION).isEmpty();
    }

    /**
     * What the fills mean. A trade's row has what was paid for the position, which is read before: while that fails the position
     * stays in the books, and is managed.
     */
    private Transition settled(VenueBooks before, SymbolContext context, VenueSnapshot snapshot) {
        Transition plain = trades.settled(before, context, snapshot);
        long now = context.invocation().millis();
        Optional<Long> from = broker.capabilities().margin()
                ? PaymentTransitions.dueFrom(before, now, !plain.trades().isEmpty())
                : Optional.empty();
        if (from.isEmpty()) {
            return plain;
        }
        try {
            List<MarginPayment> payments = broker.paymentsSince(before.symbol(), from.get());
            VenueBooks books = PaymentTransitions.booked(before, payments, now);
            Transition after = trades.settled(books, context, snapshot);
            return after.withProblem(after.problem().or(() -> PaymentTransitions.uncounted(books.symbol(), payments)));
        } catch (VenueException | VenueRateLimitedException failure) {
            return Transition.to(TradeTransitions.detected(before, context, snapshot))
                    .withProblem(Optional.of("the funding of " + before.symbol()
                            + " was not read, and its trade is recorded once it is: " + failure.getMessage()));
        }
    }

    /** @param unknownOrders open orders that belong to no intent, if the books are to be compared with the venue */
    private Findings managed(
            SymbolContext context,
            VenueBooks books,
            VenueSnapshot snapshot,
            Optional<List<OrderReport>> unknownOrders) {
        Transition settled = settled(EntryTransitions.acknowledged(books), context, snapshot);
        Audited audited = unknownOrders
                .map(unknown -> audit.run(
                        settled.books(),
                        unknown,
                        snapshot.filters().stepSize(),
                        context.invocation().millis(),
                        context.newestBar()))
                .orElseGet(() -> Audited.without(settled.books()));
        Transition known = settled.withBooks(audited.books())
                .then(next -> settled(next, context, snapshot))
                .then(next -> Transition.to(PositionTransitions.requestEnded(next)));
        Optional<DecisionTrace> exit = exit(context, known.books());
        Transition after = known.then(next -> Transition.to(exitDecided(next, exit, context, snapshot)))
                .then(next -> Transition.to(next)
                        .withAction(audited.strayOrders().stream().findFirst().map(VenueAction.Cancel::new)))
                .then(next -> positions.next(next, context, snapshot));
        return new Findings(
                after.action().isPresent()
                        ? after
                        : after.withProblem(after.problem()
                                .or(() -> problem(
                                        after.books(),
                                        snapshot,
                                        audited,
                                        settled.books().auditState().drift()))),
                IntentTransitions.anyInDoubt(after.books()),
                exit);
    }

    private static Optional<DecisionTrace> exit(SymbolContext context, VenueBooks books) {
        return context.hasNewBar()
                ? books.position().map(open -> ExitDecider.decide(context, open.position()))
                : Optional.empty();
    }

    private static VenueBooks exitDecided(
            VenueBooks books, Optional<DecisionTrace> exit, SymbolContext context, VenueSnapshot snapshot) {
        return exit.map(trace -> ScoreExitTransitions.decided(
                        books,
                        trace,
                        snapshot.closingPrice(books.side()),
                        context.market().newest(),
                        snapshot.venueMillis()))
                .orElse(books);
    }

    private static Optional<String> problem(
            VenueBooks books, VenueSnapshot snapshot, Audited audited, Optional<String> driftBefore) {
        return PositionProblems.problem(books, snapshot)
                .or(audited::failure)
                .or(() -> PositionProblems.unlisted(books.intents(), snapshot.venueMillis()))
                .or(() -> books.auditState().drift().filter(drift -> !driftBefore.equals(Optional.of(drift))));
    }

    /** Reads the status of a market that took no orders before the next order is sent. */
    VenueBooks withMarketChecked(VenueBooks books, long now) {
        return MarketTransitions.isCheckDue(books, now)
                ? MarketTransitions.checked(
                        books, broker.instrumentNow(books.symbol()).status().takesOrders(), now)
                : books;
    }

    VenueSnapshot snapshot(Symbol symbol) {
        VenueInstrument instrument = broker.instrument(symbol);
        return new VenueSnapshot(
                broker.venueMillis(),
                broker.capabilities().idempotency(),
                broker.capabilities().orderLists() && instrument.ocoAllowed(),
                broker.capabilities().targetOrders() && instrument.allows(OrderKind.TARGET_MARKET),
                instrument,
                broker.quote(symbol),
                broker.capabilities().mayFeeBeInBase()
                        ? BigDecimal.valueOf(config.entryFeeRate(symbol))
                        : BigDecimal.ZERO,
                broker.capabilities().closesMayOpen());
    }
}
