package dev.scalpel.execution.paper;

import dev.scalpel.execution.account.AccountTransitions;
import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.DecisionSource;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.execution.decision.EntryGuards;
import dev.scalpel.execution.decision.ExitDecider;
import dev.scalpel.execution.engine.ExecutionEngine;
import dev.scalpel.execution.engine.RoundPlan;
import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.CloseRequest;
import dev.scalpel.execution.state.EntryPlan;
import dev.scalpel.execution.state.PaperState;
import dev.scalpel.execution.state.SymbolState;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.simulation.Trader;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.StandAsideReason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Paper trading: steps the simulator's trader through the closed bars. Its memory is part of the state, so that claiming
 * the state is all that happens; nothing is ever sent.
 */
public final class PaperExecutionEngine implements ExecutionEngine {

    private final ExecutionConfig config;
    private final DecisionSource decisions;

    public PaperExecutionEngine(ExecutionConfig config, DecisionSource decisions) {
        this.config = config;
        this.decisions = decisions;
    }

    /** A halt or a close request ends what is open at once; everything else waits for a bar. */
    @Override
    public boolean isBusy(SymbolContext context) {
        TraderState trader = execution(context.state()).trader();
        return mustClose(context, execution(context.state()))
                && !context.market().isEmpty()
                && (trader.position().isPresent() || trader.pending().isPresent());
    }

    @Override
    public RoundPlan plan(SymbolContext context) {
        PaperState execution = execution(context.state());
        PaperEvents events = new PaperEvents();
        Trader trader = new Trader(
                config.simulationSettings(context.symbol(), execution, context.invocation()),
                execution.trader(),
                events);
        step(trader, context);
        if (mustClose(context, execution) && !context.market().isEmpty()) {
            trader.halt(context.invocation().millis(), context.market().close());
        }
        Optional<DecisionTrace> trace = context.hasNewBar() ? Optional.of(decide(trader, context)) : Optional.empty();
        return plan(context, execution, trader, events, trace);
    }

    @Override
    public SymbolState execute(SymbolState claimed, VenueAction action, InvocationContext invocation) {
        throw new IllegalStateException("paper trading has no actions at a venue: " + action);
    }

    @Override
    public SymbolState resumed(SymbolState state, double maxDrawdown) {
        PaperState execution = execution(state);
        TraderState trader = execution.trader();
        AccountState account = AccountTransitions.drawdownLifted(trader.account(), maxDrawdown);
        return state.withAccount(account).withExecution(execution.with(trader.withAccount(account), execution.entry()));
    }

    private static boolean mustClose(SymbolContext context, PaperState execution) {
        return context.halted() || execution.closeRequest() != CloseRequest.NONE;
    }

    @Override
    public SymbolState withCloseRequested(SymbolState state, CloseRequest request) {
        return state.withExecution(execution(state).withCloseRequest(request));
    }

    @Override
    public Map<String, BigDecimal> balances(InvocationContext invocation) {
        return Map.of();
    }

    /** What is open stays that of the strategy that opened it. */
    private PaperState execution(SymbolState state) {
        StrategyId strategy = decisions.strategy();
        return config.paperState(state)
                .map(known -> known.isAtRest(state) ? known.withStrategy(strategy) : known)
                .orElseGet(
                        () -> PaperState.starting(strategy, config.execution().paperCapital()));
    }

    private static void step(Trader trader, SymbolContext context) {
        if (!context.hasNewBar()) {
            return;
        }
        BarSeries unseen = context.market().since(context.state().lastBar().orElse(Long.MIN_VALUE + 1));
        for (int row = 0; row < unseen.size(); row++) {
            // Without a position or pending entry, missed bars are history: only the newest one counts.
            boolean newest = row == unseen.size() - 1;
            if (newest || !trader.awaitsDecision()) {
                trader.onBar(
                        unseen.openTime(row), unseen.open(row), unseen.high(row), unseen.low(row), unseen.close(row));
            }
        }
    }

    private DecisionTrace decide(Trader trader, SymbolContext context) {
        Optional<Position> held = trader.position();
        if (held.isPresent()) {
            return decideExit(trader, held.get(), context);
        }
        if (!trader.awaitsDecision()) {
            return DecisionTrace.of(StandAsideReason.ENTRY_PENDING, "");
        }
        DecisionTrace trace = EntryGuards.first(
                        context,
                        config.limits(),
                        trader.account(),
                        context.invocation().millis())
                .map(DecisionTrace::of)
                .orElseGet(() -> decisions.decide(context, trader.account()));
        Decision outcome = trader.accept(trace.decision(), context.market().close());
        return trace.withDecision(outcome);
    }

    /** The exit fills at the open of the next bar. */
    private static DecisionTrace decideExit(Trader trader, Position held, SymbolContext context) {
        DecisionTrace trace = ExitDecider.decide(context, held);
        if (trace.exits() && trader.awaitsExit()) {
            trader.exitNext(ExitReason.SCORE);
        }
        return trace;
    }

    private RoundPlan plan(
            SymbolContext context,
            PaperState execution,
            Trader trader,
            PaperEvents events,
            Optional<DecisionTrace> trace) {
        SymbolState state = context.state();
        PaperLedger ledger = new PaperLedger(context, execution);
        Optional<OpenPosition> opened = events.entered()
                .map(entered ->
                        ledger.open(entered, config.execution().makerEntry().isPresent()));
        Optional<OpenPosition> held = opened.or(state::position);
        List<TradeRow> trades =
                events.closed().map(trade -> ledger.row(held, trade)).stream().toList();
        Optional<EntryPlan> entry = trader.state()
                .pending()
                .map(pending -> execution
                        .entry()
                        .filter(known -> known.decisionBar() == pending.decisionTime())
                        .orElseGet(() -> ledger.entry(pending, trace.orElseThrow())));
        SymbolState next = new SymbolState(
                state.symbol(),
                state.revision(),
                state.writer(),
                context.hasNewBar() ? Optional.of(context.market().newest()) : state.lastBar(),
                state.halted(),
                trace.flatMap(DecisionTrace::insight)
                        .map(DecisionRow.Insight::modelId)
                        .or(state::modelId),
                trades.isEmpty() ? held : Optional.empty(),
                state.intents(),
                state.protections(),
                trader.state().account(),
                state.lossLimit(),
                Optional.of(execution.with(trader.state(), entry).withCloseRequest(CloseRequest.NONE)),
                state.outbox());
        return new RoundPlan(
                next,
                new Outbox(ledger.decisions(trader.state().pending(), events.lapse(), trace), trades),
                trace,
                Optional.empty());
    }
}
