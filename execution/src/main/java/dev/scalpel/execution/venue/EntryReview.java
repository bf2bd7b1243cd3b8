package dev.scalpel.execution.venue;

import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.DecisionSource;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.execution.decision.EntryGuards;
import dev.scalpel.execution.state.VenueBooks;
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
                .map(DecisionTrace::of)
                .orElseGet(() -> decisions.decide(context, books.account()));
        return trace.decision() instanceof Decision.Enter enter
                ? enter(context, books, trace, enter)
                : Decided.against(trace, books);
    }

    private Decided enter(SymbolContext context, VenueBooks before, DecisionTrace trace, Decision.Enter enter) {
        VenueBooks books = before;
        try {
            time.synchronise(context.invocation().now());
            books = review.withMarketChecked(books, context.invocation().millis());
            if (books.execution().marketOutage().isPresent()) {
                return Decided.against(trace.withDecision(StandAside.because(StandAsideReason.MARKET_CLOSED)), books);
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

    private EntrySnapshot entrySnapshot(Symbol symbol) {
        VenueSnapshot venue = review.snapshot(symbol);
        return new EntrySnapshot(
                venue,
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
