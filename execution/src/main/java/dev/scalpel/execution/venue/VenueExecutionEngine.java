package dev.scalpel.execution.venue;

import dev.scalpel.execution.account.AccountTransitions;
import dev.scalpel.execution.account.StartingCapital;
import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.DecisionSource;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.execution.decision.ExitDecider;
import dev.scalpel.execution.engine.ExecutionEngine;
import dev.scalpel.execution.engine.RoundPlan;
import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.CloseRequest;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.execution.state.VenueBooks;
import dev.scalpel.execution.state.VenueState;
import dev.scalpel.execution.transition.BarTransitions;
import dev.scalpel.execution.transition.ScoreExitTransitions;
import dev.scalpel.execution.transition.Transition;
import dev.scalpel.execution.venue.EntryReview.Decided;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.market.Symbol;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.StandAsideReason;
import dev.scalpel.venue.trading.Broker;
import dev.scalpel.venue.trading.margin.MarginPosition;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Executes orders at a venue. While nothing is open and no entry is wanted, a minute makes no requests; unresolved orders
 * and positions are reviewed each time.
 */
public final class VenueExecutionEngine implements ExecutionEngine {

    private final ExecutionConfig config;
    private final StrategyId strategy;
    private final Broker broker;
    private final VenueTimeSync time;
    private final VenueReview review;
    private final EntryReview entries;
    private final ActionExecutor executor;
    private final StartingCapital capital;

    public VenueExecutionEngine(ExecutionConfig config, DecisionSource decisions, Broker broker, VenueTimeSync time) {
        this.config = config;
        strategy = decisions.strategy();
        this.broker = broker;
        this.time = time;
        review = new VenueReview(config, broker, time);
        entries = new EntryReview(config, decisions, broker, time, review);
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
        VenueBooks books = books(context.state(), context.invocation());
        VenueReview.Findings findings = review.review(context, books, isBusy(context));
        Transition reviewed = findings.transition()
                .withBooks(BarTransitions.withRestingProtections(
                        findings.transition().books()));
        return context.hasNewBar() && !isEnding(reviewed)
                ? afterBar(context, reviewed, findings)
                : new RoundPlan(
                        reviewed.books().state(),
                        new Outbox(List.of(), reviewed.trades()),
                        Optional.empty(),
                        reviewed.action(),
                        findings.inDoubt(),
                        reviewed.problem(),
                        reviewed.books().state());
    }

    /**
     * Whether the venue has closed the whole position and only an order that is left over is cancelled in this round. The bar is
     * then decided on in the next round, in which nothing is open: else its entry would be missed.
     */
    private static boolean isEnding(Transition reviewed) {
        VenueBooks books = reviewed.books();
        return reviewed.action().filter(VenueAction.Cancel.class::isInstance).isPresent()
                && books.position().isPresent()
                && books.held().signum() == 0;
    }

    @Override
    public SymbolState execute(SymbolState claimed, VenueAction action, InvocationContext invocation) {
        return executor.execute(claimed, action, invocation);
    }

    /** Clears the reported drift and the count of refused exits: the operator has looked at the account. */
    @Override
    public SymbolState resumed(SymbolState state, double maxDrawdown) {
        return config.venueState(state)
                .map(execution -> state.withAccount(AccountTransitions.drawdownLifted(state.account(), maxDrawdown))
                        .withExecution(execution
                                .withAccountAudit(execution.accountAudit().withDrift(Optional.empty()))
                                .withRefusedExits(0)))
                .orElse(state);
    }

    @Override
    public SymbolState withCloseRequested(SymbolState state, CloseRequest request) {
        return config.venueState(state)
                .filter(execution -> !execution.isAtRest(state))
                .map(execution ->
                        state.withExecution(execution.withCloseRequest(request).withRefusedExits(0)))
                .orElse(state);
    }

    @Override
    public Map<String, BigDecimal> balances(InvocationContext invocation) {
        time.synchronise(invocation.now());
        return broker.balances().held();
    }

    @Override
    public Map<Symbol, MarginPosition> margins(List<Symbol> symbols, InvocationContext invocation) {
        if (symbols.isEmpty() || !broker.capabilities().margin()) {
            return Map.of();
        }
        time.synchronise(invocation.now());
        return symbols.stream().collect(Collectors.toMap(symbol -> symbol, broker::marginPosition));
    }

    private VenueBooks books(SymbolState state, InvocationContext invocation) {
        Optional<VenueState> known = config.venueState(state);
        if (known.isPresent()) {
            // What is open stays that of the strategy that opened it.
            VenueState execution = known.get();
            return new VenueBooks(state, execution.isAtRest(state) ? execution.withStrategy(strategy) : execution);
        }
        time.synchronise(invocation.now());
        BigDecimal start = capital.of(state.symbol(), invocation);
        return new VenueBooks(
                state.withAccount(AccountState.starting(start.doubleValue())),
                VenueState.starting(strategy, config.mode(), start));
    }

    private RoundPlan afterBar(SymbolContext context, Transition reviewed, VenueReview.Findings findings) {
        long bar = context.market().newest();
        double close = context.market().close();
        VenueBooks begun = BarTransitions.begun(reviewed.books(), bar);
        Decided decided = begun.position().isPresent()
                        || begun.hasUnresolved()
                        || reviewed.action().isPresent()
                ? openTrade(context, reviewed.withBooks(begun), findings.exit())
                : entries.decide(context, begun);
        DecisionTrace trace = decided.trace();
        VenueBooks after =
                decided.transition().books().withModelId(trace.insight().map(Insight::modelId));
        VenueBooks marked = BarTransitions.marked(after, close);
        DecisionRow row = trace.row(
                marked.execution().strategy(),
                bar,
                context.state().revision() + 1,
                close,
                context.invocation().millis());
        return new RoundPlan(
                marked.state(),
                new Outbox(List.of(row), reviewed.trades()),
                Optional.of(trace),
                decided.transition().action(),
                findings.inDoubt(),
                reviewed.problem().or(decided.transition()::problem),
                reviewed.books().state());
    }

    /** @param exit the decision for the open position; made here if the venue could not be read */
    private static Decided openTrade(SymbolContext context, Transition reviewed, Optional<DecisionTrace> exit) {
        VenueBooks books = reviewed.books();
        if (books.position().isEmpty()) {
            return new Decided(DecisionTrace.of(StandAsideReason.ENTRY_PENDING, ""), reviewed);
        }
        DecisionTrace trace = exit.orElseGet(
                () -> ExitDecider.decide(context, books.position().get().position()));
        BigDecimal close = BigDecimal.valueOf(context.market().close());
        return new Decided(
                trace,
                reviewed.withBooks(ScoreExitTransitions.decided(
                        books,
                        trace,
                        close,
                        context.market().newest(),
                        context.invocation().millis())));
    }
}
