package dev.scalpel.execution.venue;

import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.AccountAuditState;
import dev.scalpel.execution.state.CloseRequest;
import dev.scalpel.execution.state.MarketOutage;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.SymbolStateBuilder;
import dev.scalpel.execution.venue.IntentReconciler.Reconciled;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Intent.Status;
import dev.scalpel.ledger.OrderReport;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.Instrument;
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
 * One review of the venue: the outcome of everything open or in doubt, what it means for the books, and the next action.
 * It only reads from the venue and writes its findings into the builder.
 */
final class VenueReview {

    private final ExecutionConfig config;
    private final Broker broker;
    private final IntentReconciler reconciler;
    private final VenueTimeSync time;

    VenueReview(ExecutionConfig config, Broker broker, VenueTimeSync time) {
        this.config = config;
        this.broker = broker;
        this.time = time;
        reconciler = new IntentReconciler(broker);
    }

    /** The result of a review. */
    record Findings(List<TradeRow> trades, Optional<VenueAction> action, boolean inDoubt, Optional<String> problem) {

        static final Findings NONE = new Findings(List.of(), Optional.empty(), false, Optional.empty());

        static Findings blocked(String problem) {
            return new Findings(List.of(), Optional.empty(), false, Optional.of(problem));
        }
    }

    /** @param busy whether there is work to do without a new bar */
    Findings review(SymbolContext context, SymbolStateBuilder builder, boolean busy) {
        boolean auditDue = builder.execution()
                .accountAudit()
                .isDue(context.invocation().millis(), busy, builder.execution().refusedExits() > 0);
        if (builder.execution().closeRequest() == CloseRequest.WRITE_OFF) {
            return new Findings(writeOff(context, builder), Optional.empty(), false, Optional.empty());
        }
        boolean open = builder.position().isPresent()
                || builder.hasUnresolved()
                || builder.execution().entry().isPresent()
                || builder.execution().closeRequest() != CloseRequest.NONE;
        if (!open && !(auditDue && (busy || context.hasNewBar()))) {
            return Findings.NONE;
        }
        try {
            return manage(context, builder, auditDue);
        } catch (VenueRateLimitedException paused) {
            return Findings.blocked(String.valueOf(paused.getMessage()));
        } catch (VenueException failure) {
            if (failure.kind() != VenueException.Kind.NOT_LISTED) {
                throw failure;
            }
            return notListed(context, builder, failure);
        }
    }

    private Findings manage(SymbolContext context, SymbolStateBuilder builder, boolean auditDue) {
        Symbol symbol = context.symbol();
        long now = context.invocation().millis();
        time.synchronise(context.invocation().now());
        refreshMarketOutage(symbol, builder, now);
        Reconciled known = reconciler.reconcile(symbol, builder.intents(), auditDue);
        int refusedBefore = refusedExits(builder.intents());
        builder.intents(known.intents());
        countRefusals(builder, refusedExits(known.intents()) - refusedBefore);
        VenueSnapshot snapshot = snapshot(symbol);
        PositionTracker tracker = new PositionTracker(
                symbol, config, builder, snapshot, context.state().revision() + 1);
        adoptAcknowledged(builder, tracker);
        List<TradeRow> trades = new ArrayList<>(settle(context, tracker, now));
        Optional<String> driftBefore = builder.execution().accountAudit().drift();
        AuditResult audited = auditDue
                ? audit(
                        new AccountAudit(
                                broker,
                                reconciler,
                                symbol,
                                builder,
                                tracker,
                                snapshot.filters().stepSize(),
                                now),
                        known.foreign())
                : AuditResult.NOTHING;
        trades.addAll(settle(context, tracker, now));
        if (builder.position().isEmpty()
                && !builder.hasUnresolved()
                && builder.execution().entry().isEmpty()) {
            // The position to close is closed, or never came to be: the request must not apply to the next one.
            builder.execution(builder.execution().withCloseRequest(CloseRequest.NONE));
        }
        PositionManager manager = new PositionManager(context, config, builder, snapshot);
        Optional<VenueAction> action = audited.strayOrders().stream()
                .findFirst()
                .<VenueAction>map(VenueAction.Cancel::new)
                .or(manager::next);
        Optional<String> problem = action.isPresent()
                ? Optional.empty()
                : manager.problem()
                        .or(audited::failure)
                        .or(() -> builder.execution()
                                .accountAudit()
                                .drift()
                                .filter(drift -> !driftBefore.equals(Optional.of(drift))));
        return new Findings(trades, action, builder.intents().stream().anyMatch(AccountAudit::isInDoubt), problem);
    }

    private record AuditResult(List<OrderReport> strayOrders, Optional<String> failure) {

        static final AuditResult NOTHING = new AuditResult(List.of(), Optional.empty());
    }

    /** A failed audit is repeated later; it must not keep an open position from being managed. */
    private static AuditResult audit(AccountAudit audit, List<OrderReport> unknownOrders) {
        try {
            return new AuditResult(audit.run(unknownOrders), Optional.empty());
        } catch (VenueException | VenueRateLimitedException failure) {
            return new AuditResult(
                    List.of(), Optional.of("the books were not compared with the venue: " + failure.getMessage()));
        }
    }

    /** Turns fills into a position, a reason to exit, or a trade. */
    private static List<TradeRow> settle(SymbolContext context, PositionTracker tracker, long now) {
        tracker.openPosition(now);
        tracker.detectExit(context.market().isEmpty() ? 0 : context.market().newest());
        return tracker.close().stream().toList();
    }

    /** Adopts entries that were given up and have since appeared in open orders or look-ups. */
    private static void adoptAcknowledged(SymbolStateBuilder builder, PositionTracker tracker) {
        for (AccountAuditState.UnacknowledgedEntry entry :
                builder.execution().accountAudit().unacknowledgedEntries()) {
            List<String> ids = entry.intents().stream().map(Intent::clientId).toList();
            List<Intent> seen = builder.intents().stream()
                    .filter(intent -> ids.contains(intent.clientId()) && intent.acknowledged())
                    .toList();
            if (!seen.isEmpty()) {
                tracker.adopt(
                        entry,
                        builder.intents().stream()
                                .filter(intent -> ids.contains(intent.clientId()))
                                .toList());
            }
        }
    }

    /** Checks a market that took no orders before the next order is sent. */
    void refreshMarketOutage(Symbol symbol, SymbolStateBuilder builder, long now) {
        Optional<MarketOutage> outage = builder.execution().marketOutage().filter(known -> known.isDue(now));
        if (outage.isPresent()) {
            boolean open = broker.instrumentNow(symbol).status().takesOrders();
            builder.execution(builder.execution()
                    .withMarketOutage(
                            open
                                    ? Optional.empty()
                                    : Optional.of(outage.get().observedAgain(MarketOutage.State.CLOSED, now))));
        }
    }

    private static int refusedExits(List<Intent> intents) {
        return (int) intents.stream()
                .filter(intent -> intent.kind() == Intent.Kind.EXIT && intent.status() == Status.REJECTED)
                .count();
    }

    /** Counts confirmed refusals and keeps only the last one, whose time and attempt are still needed. */
    private static void countRefusals(SymbolStateBuilder builder, int more) {
        builder.execution(
                builder.execution().withRefusedExits(builder.execution().refusedExits() + more));
        List<Intent> refused = builder.intents().stream()
                .filter(intent -> intent.kind() == Intent.Kind.EXIT && intent.status() == Status.REJECTED)
                .toList();
        if (refused.size() > 1) {
            List<Intent> kept = new ArrayList<>(builder.intents());
            kept.removeAll(refused.subList(0, refused.size() - 1));
            builder.intents(kept);
        }
    }

    /** The venue no longer lists the symbol: once that is confirmed the position is written off, its coins left alone. */
    private Findings notListed(SymbolContext context, SymbolStateBuilder builder, VenueException failure) {
        long now = context.invocation().millis();
        MarketOutage.State state = MarketOutage.State.NOT_LISTED;
        MarketOutage outage = builder.execution()
                .marketOutage()
                .map(known -> known.isDue(now) || known.state() != state ? known.observedAgain(state, now) : known)
                .orElse(new MarketOutage(state, now, now));
        builder.execution(builder.execution().withMarketOutage(Optional.of(outage)));
        List<TradeRow> trades = outage.isConfirmedDelisting(now) ? writeOff(context, builder) : List.of();
        return new Findings(
                trades,
                Optional.empty(),
                false,
                builder.position().isPresent() || builder.hasUnresolved()
                        ? Optional.of(failure.reason() + "; its position is written off as EXTERNAL ten minutes after "
                                + Instant.ofEpochMilli(outage.since()))
                        : Optional.empty());
    }

    /** Closes the books without a request to the venue, at the last known price and without real filters. */
    private List<TradeRow> writeOff(SymbolContext context, SymbolStateBuilder builder) {
        BigDecimal price = context.market().isEmpty()
                ? builder.position()
                        .map(open -> RoundTrip.meanPrice(open.entryFills()))
                        .orElse(BigDecimal.ONE)
                : BigDecimal.valueOf(context.market().close());
        Symbol symbol = context.symbol();
        VenueSnapshot snapshot = new VenueSnapshot(
                Math.max(broker.venueMillis(), context.invocation().millis()),
                broker.capabilities().idempotency(),
                false,
                new VenueInstrument(
                        Instrument.spot(context.instrument(), VenueFilters.UNKNOWN),
                        MarketStatus.CLOSED,
                        Set.of(),
                        false,
                        false),
                new Quote(price, price));
        List<TradeRow> trades = new PositionTracker(
                        symbol, config, builder, snapshot, context.state().revision() + 1)
                .writeOff().stream().toList();
        builder.intents(builder.intents().stream()
                .map(intent -> intent.status().unresolved() ? intent.withStatus(Status.LAPSED) : intent)
                .toList());
        builder.execution(builder.execution().withoutEntry().withCloseRequest(CloseRequest.NONE));
        return trades;
    }

    VenueSnapshot snapshot(Symbol symbol) {
        VenueInstrument instrument = broker.instrument(symbol);
        return new VenueSnapshot(
                broker.venueMillis(),
                broker.capabilities().idempotency(),
                broker.capabilities().orderLists() && instrument.ocoAllowed(),
                instrument,
                broker.quote(symbol));
    }
}
