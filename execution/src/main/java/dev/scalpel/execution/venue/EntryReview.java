package dev.scalpel.execution.venue;

import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.DecisionSource;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.execution.decision.EntryGuards;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.execution.state.VenueState;
import dev.scalpel.execution.transition.EntryMargin;
import dev.scalpel.execution.transition.EntryPlanner;
import dev.scalpel.execution.transition.EntrySnapshot;
import dev.scalpel.execution.transition.EntryTransitions;
import dev.scalpel.execution.transition.Transition;
import dev.scalpel.execution.transition.VenueSnapshot;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.venue.VenueException;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Holding;
import dev.scalpel.venue.trading.VenueRateLimitedException;
import java.math.BigDecimal;
import java.util.Optional;

/** The decision on the newest bar while nothing is open; if it is to enter, the venue is read and the entry planned. */
final class EntryReview {

    private final ExecutionConfig config;
    private final DecisionSource decisions;
    private final Broker broker;
    private final VenueTimeSync time;
    private final VenueReview review;

    EntryReview(
            ExecutionConfig config, DecisionSource decisions, Broker broker, VenueTimeSync time, VenueReview review) {
        this.config = config;
        this.decisions = decisions;
        this.broker = broker;
        this.time = time;
        this.review = review;
    }

    /** The decision, and the books and command that follow from it. */
    record Decided(DecisionTrace trace, Transition transition) {

        private static Decided against(DecisionTrace trace, VenueBooks books) {
            return new Decided(trace, Transition.to(books));
        }
    }

    Decided decide(SymbolContext context, VenueBooks books) {
        DecisionTrace trace = EntryGuards.first(context, config.limits(), books.account(), broker.venueMillis())
                .or(() -> EntryGuards.accountMismatch(books.auditState()))
                .or(() -> isNetted()
                        ? EntryGuards.entryInDoubt(
                                books.auditState(), context.invocation().millis())
                        : Optional.empty())
                .map(DecisionTrace::of)
                .orElseGet(() -> decisions.decide(context, books.account()));
        return trace.decision() instanceof Decision.Enter enter
                ? enter(context, books, trace, enter)
                : Decided.against(trace, books);
    }

    private boolean isNetted() {
        return broker.capabilities().holding() == Holding.NETTED;
    }

    private Decided enter(SymbolContext context, VenueBooks before, DecisionTrace trace, Decision.Enter enter) {
        VenueBooks books = before;
        try {
            time.synchronise(context.invocation().now());
            books = review.withMarketChecked(books, context.invocation().millis());
            if (books.execution().marketOutage().isPresent()) {
                return Decided.against(trace.withDecision(StandAside.because(StandAsideReason.MARKET_CLOSED)), books);
            }
            if (broker.capabilities().margin()) {
                books = marginPrepared(books);
                Optional<String> obstacle = books.execution().margin().obstacle();
                if (obstacle.isPresent()) {
                    boolean isNew = !obstacle.equals(before.execution().margin().obstacle());
                    return new Decided(
                            trace.withDecision(StandAside.because(StandAsideReason.MARGIN_SETTINGS)),
                            Transition.to(books).withProblem(isNew ? obstacle : Optional.empty()));
                }
            }
            EntrySnapshot snapshot = entrySnapshot(context.symbol());
            EntryPlanner.Outcome outcome = new EntryPlanner(context, config, books.account(), snapshot)
                    .plan(enter, trace.insight().map(Insight::tacticsId));
            if (outcome.refusal().isPresent()) {
                return Decided.against(trace.withDecision(outcome.refusal().get()), books);
            }
            BigDecimal multiplier = snapshot.venue().filters().multiplier();
            VenueBooks counted = books.withExecution(books.execution().withMultiplier(multiplier));
            return new Decided(
                    trace, EntryTransitions.entering(counted, outcome.planned().orElseThrow()));
        } catch (VenueRateLimitedException paused) {
            return Decided.against(trace.withDecision(StandAside.because(StandAsideReason.VENUE_PAUSED)), books);
        }
    }

    /**
     * Has the venue confirm, before each entry, that the account trades the instrument as the settings say. What it refuses, for
     * example because of an order or a position of somebody else, halts entries; exits need none of it.
     */
    private VenueBooks marginPrepared(VenueBooks books) {
        VenueState execution = books.execution();
        try {
            broker.prepareMargin(books.symbol(), config.leverage());
            return books.withExecution(execution.withMargin(execution.margin().confirmed(config.leverage())));
        } catch (VenueException refused) {
            if (refused.kind() != VenueException.Kind.REJECTED) {
                throw refused;
            }
            return books.withExecution(execution.withMargin(execution
                    .margin()
                    .obstructed(books.symbol() + " is not traded one-way, isolated and with leverage "
                            + config.leverage() + ": " + refused.getMessage())));
        }
    }

    private Optional<EntryMargin> margin(Symbol symbol) {
        return broker.capabilities().margin()
                ? Optional.of(new EntryMargin(
                        broker.marginTerms(symbol, config.leverage()),
                        broker.marginAccount(symbol.quote()).available(),
                        config.liquidationDistance()))
                : Optional.empty();
    }

    private EntrySnapshot entrySnapshot(Symbol symbol) {
        VenueSnapshot venue = review.snapshot(symbol);
        return new EntrySnapshot(
                venue,
                margin(symbol),
                broker.balances().of(symbol.quote()).free(),
                broker.capabilities().entryWithProtection()
                        && venue.orderLists()
                        && venue.instrument().otoAllowed(),
                broker.capabilities().shorting()
                        && venue.instrument().instrument().shortable(),
                broker.capabilities().holding() == Holding.NETTED
                        ? Optional.of(broker.netQuantity(symbol))
                        : Optional.empty());
    }
}
