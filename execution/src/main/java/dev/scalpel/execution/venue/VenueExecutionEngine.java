package dev.scalpel.execution.venue;

import dev.scalpel.execution.account.AccountTransitions;
import dev.scalpel.execution.account.StartingCapital;
import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.execution.decision.EntryDecider;
import dev.scalpel.execution.decision.EntryGuards;
import dev.scalpel.execution.engine.ExecutionEngine;
import dev.scalpel.execution.engine.RoundPlan;
import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.CloseRequest;
import dev.scalpel.execution.state.ProtectiveOrder;
import dev.scalpel.execution.state.RoundTrip;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.execution.state.SymbolStateBuilder;
import dev.scalpel.execution.state.VenueState;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.ledger.Intent;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.Holding;
import dev.scalpel.venue.trading.VenueRateLimitedException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Executes orders at a venue. While nothing is open and no entry is wanted, a minute makes no requests; unresolved orders
 * and positions are reviewed each time.
 */
public final class VenueExecutionEngine implements ExecutionEngine {

    private final ExecutionConfig config;
    private final EntryDecider decider;
    private final Broker broker;
    private final VenueTimeSync time;
    private final VenueReview review;
    private final ActionExecutor executor;
    private final StartingCapital capital;

    public VenueExecutionEngine(ExecutionConfig config, EntryDecider decider, Broker broker, VenueTimeSync time) {
        this.config = config;
        this.decider = decider;
        this.broker = broker;
        this.time = time;
        review = new VenueReview(config, broker, time);
        executor = new ActionExecutor(broker, time);
        capital = new StartingCapital(broker);
    }

    @Override
    public boolean isBusy(SymbolContext context) {
        SymbolState state = context.state();
        return !state.isIdle()
                || config.venueState(state)
                        .filter(execution -> !execution.isAtRest(state)
                                || execution.closeRequest() != CloseRequest.NONE
                                || execution
                                        .accountAudit()
                                        .needsFollowUp(context.invocation().millis()))
                        .isPresent();
    }

    @Override
    public RoundPlan plan(SymbolContext context) {
        SymbolStateBuilder builder = builder(context.state(), context.invocation());
        VenueReview.Findings findings = review.review(context, builder, isBusy(context));
        builder.protections(restingProtections(builder));
        RoundPlan plan = context.hasNewBar()
                ? afterBar(context, builder, findings)
                : new RoundPlan(
                        builder.state(), new Outbox(List.of(), findings.trades()), Optional.empty(), findings.action());
        return new RoundPlan(
                plan.next(), plan.rows(), plan.trace(), plan.action(), findings.inDoubt(), findings.problem());
    }

    @Override
    public SymbolState execute(SymbolState claimed, VenueAction action, InvocationContext invocation) {
        return executor.execute(claimed, action, invocation);
    }

    /** Clears the reported drift and the count of refused exits: the operator has looked at the account. */
    @Override
    public SymbolState resumed(SymbolState state, double maxDrawdown) {
        return config.venueState(state)
                .map(execution -> new SymbolStateBuilder(
                                state,
                                execution
                                        .withAccountAudit(
                                                execution.accountAudit().withDrift(Optional.empty()))
                                        .withRefusedExits(0))
                        .account(AccountTransitions.drawdownLifted(state.account(), maxDrawdown))
                        .state())
                .orElse(state);
    }

    @Override
    public SymbolState withCloseRequested(SymbolState state, CloseRequest request) {
        return config.venueState(state)
                .filter(execution -> !execution.isAtRest(state))
                .map(execution -> new SymbolStateBuilder(
                                state, execution.withCloseRequest(request).withRefusedExits(0))
                        .state())
                .orElse(state);
    }

    @Override
    public Map<String, BigDecimal> balances(InvocationContext invocation) {
        time.synchronise(invocation.now());
        Map<String, BigDecimal> totals = new TreeMap<>();
        broker.balances().byAsset().forEach((asset, balance) -> {
            if (balance.total().signum() > 0) {
                totals.put(asset, balance.total());
            }
        });
        return totals;
    }

    private SymbolStateBuilder builder(SymbolState state, InvocationContext invocation) {
        Optional<VenueState> known = config.venueState(state);
        if (known.isPresent()) {
            return new SymbolStateBuilder(state, known.get());
        }
        time.synchronise(invocation.now());
        BigDecimal start = capital.of(state.symbol(), invocation);
        return new SymbolStateBuilder(
                        state,
                        VenueState.starting(config.strategy(state.symbol()).id(), config.mode(), start))
                .account(AccountState.starting(start.doubleValue()));
    }

    private RoundPlan afterBar(SymbolContext context, SymbolStateBuilder builder, VenueReview.Findings findings) {
        long bar = context.market().newest();
        double close = context.market().close();
        builder.account(AccountTransitions.beginBar(builder.account(), bar)).lastBar(bar);
        Optional<VenueAction> action = findings.action();
        DecisionTrace trace;
        if (builder.position().isPresent() || builder.hasUnresolved() || action.isPresent()) {
            trace = DecisionTrace.of(
                    builder.position().isPresent() ? StandAsideReason.IN_POSITION : StandAsideReason.ENTRY_PENDING, "");
        } else {
            EntryOutcome outcome = decide(context, builder);
            trace = outcome.trace();
            action = outcome.action();
        }
        builder.modelId(trace.insight().map(Insight::modelId));
        builder.account(AccountTransitions.mark(builder.account(), equity(context.symbol(), builder, close)));
        DecisionRow row = trace.row(
                builder.execution().strategy(),
                bar,
                context.state().revision() + 1,
                close,
                context.invocation().millis());
        return new RoundPlan(builder.state(), new Outbox(List.of(row), findings.trades()), Optional.of(trace), action);
    }

    private record EntryOutcome(DecisionTrace trace, Optional<VenueAction> action) {}

    private EntryOutcome decide(SymbolContext context, SymbolStateBuilder builder) {
        DecisionTrace trace = EntryGuards.first(context, config.limits(), builder.account(), broker.venueMillis())
                .or(() -> EntryGuards.accountMismatch(builder.execution().accountAudit()))
                .map(DecisionTrace::of)
                .orElseGet(() -> decider.decide(context.champion(), context.market(), builder.account()));
        if (!(trace.decision() instanceof Decision.Enter enter)) {
            return new EntryOutcome(trace, Optional.empty());
        }
        try {
            return enter(context, builder, trace, enter);
        } catch (VenueRateLimitedException paused) {
            return new EntryOutcome(
                    trace.withDecision(StandAside.because(StandAsideReason.VENUE_PAUSED)), Optional.empty());
        }
    }

    private EntryOutcome enter(
            SymbolContext context, SymbolStateBuilder builder, DecisionTrace trace, Decision.Enter enter) {
        time.synchronise(context.invocation().now());
        review.refreshMarketOutage(
                context.symbol(), builder, context.invocation().millis());
        if (builder.execution().marketOutage().isPresent()) {
            return new EntryOutcome(
                    trace.withDecision(StandAside.because(StandAsideReason.MARKET_CLOSED)), Optional.empty());
        }
        EntryPlanner.Outcome outcome = new EntryPlanner(
                        context, config, builder.account(), entrySnapshot(context.symbol()))
                .plan(enter, trace.insight().orElseThrow());
        if (outcome.refusal().isPresent()) {
            return new EntryOutcome(trace.withDecision(outcome.refusal().get()), Optional.empty());
        }
        EntryPlanner.PlannedEntry ordered = outcome.planned().orElseThrow();
        // The intents of the trade before are no longer needed: the ledger has them.
        builder.intents(List.of(ordered.intent())).execution(builder.execution().entering(ordered.plan()));
        ordered.protection().ifPresent(builder::add);
        return new EntryOutcome(
                trace,
                Optional.of(ordered.protection()
                        .<VenueAction>map(protection -> new VenueAction.SendProtected(ordered.intent(), protection))
                        .orElseGet(() -> new VenueAction.Send(ordered.intent()))));
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

    /** The equity, with the open position and the dust of earlier trades valued at this price. */
    private static double equity(Symbol symbol, SymbolStateBuilder builder, double close) {
        double settled = builder.account().settledEquity();
        double dust = builder.execution().dust().doubleValue() * close;
        if (builder.position().isEmpty()) {
            return settled + dust;
        }
        RoundTrip roundTrip = new RoundTrip(symbol, builder.intents());
        BigDecimal missing = builder.execution().accountAudit().missingQuantity();
        BigDecimal net =
                roundTrip.netBase().subtract(roundTrip.side() == PositionSide.LONG ? missing : missing.negate());
        return settled + dust + roundTrip.netQuote().doubleValue() + net.doubleValue() * close;
    }

    /** The protective orders resting at the venue, as the account's owner sees them there. */
    private static List<ProtectiveOrder> restingProtections(SymbolStateBuilder builder) {
        return builder.intents().stream()
                .filter(intent -> intent.kind() == Intent.Kind.PROTECTION
                        && intent.status().unresolved())
                .flatMap(intent -> intent.open().stream())
                .map(order -> new ProtectiveOrder(
                        order.clientId(),
                        order.listId(),
                        order.side(),
                        order.quantity(),
                        order.isStop() ? order.trigger() : Optional.empty(),
                        order.limit()))
                .toList();
    }
}
