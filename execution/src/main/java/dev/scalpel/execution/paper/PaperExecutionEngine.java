package dev.scalpel.execution.paper;

import dev.scalpel.execution.account.AccountTransitions;
import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.execution.decision.EntryDecider;
import dev.scalpel.execution.decision.EntryGuards;
import dev.scalpel.execution.engine.ExecutionEngine;
import dev.scalpel.execution.engine.RoundPlan;
import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.state.EntryPlan;
import dev.scalpel.execution.state.ExecutionState;
import dev.scalpel.execution.state.SymbolStateBuilder;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.settings.Settings.Mode;
import dev.scalpel.simulation.Trader;
import dev.scalpel.simulation.TraderState;
import dev.scalpel.trading.AccountState;
import dev.scalpel.trading.Decision;
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
    private final EntryDecider decider;

    public PaperExecutionEngine(ExecutionConfig config, EntryDecider decider) {
        this.config = config;
        this.decider = decider;
    }

    /** A halt or a close request ends what is open at once; everything else waits for a bar. */
    @Override
    public boolean isBusy(SymbolContext context) {
        TraderState trader = execution(context.state()).trader().orElseThrow();
        return mustClose(context, execution(context.state()))
                && !context.market().isEmpty()
                && (trader.position().isPresent() || trader.pending().isPresent());
    }

    @Override
    public RoundPlan plan(SymbolContext context) {
        ExecutionState execution = execution(context.state());
        PaperEvents events = new PaperEvents();
        Trader trader = new Trader(
                config.simulationSettings(context.symbol(), execution, context.invocation()),
                execution.trader().orElseThrow(),
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
        ExecutionState execution = execution(state);
        TraderState trader = execution.trader().orElseThrow();
        AccountState account = AccountTransitions.drawdownLifted(trader.account(), maxDrawdown);
        TraderState lifted = trader.withAccount(account);
        return new SymbolStateBuilder(state, execution.with(Optional.of(lifted), execution.entry()))
                .account(account)
                .state();
    }

    private static boolean mustClose(SymbolContext context, ExecutionState execution) {
        return context.halted() || execution.closeRequest() != ExecutionState.CloseRequest.NONE;
    }

    @Override
    public SymbolState withCloseRequested(SymbolState state, ExecutionState.CloseRequest request) {
        return new SymbolStateBuilder(state, execution(state).withCloseRequest(request)).state();
    }

    @Override
    public Map<String, BigDecimal> balances(InvocationContext invocation) {
        return Map.of();
    }

    private ExecutionState execution(SymbolState state) {
        return config.executionState(state).orElseGet(() -> {
            BigDecimal capital = config.execution().paperCapital();
            return ExecutionState.starting(Mode.PAPER, capital)
                    .with(Optional.of(TraderState.starting(capital.doubleValue())), Optional.empty());
        });
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
        if (!trader.awaitsDecision()) {
            return DecisionTrace.of(
                    trader.position().isPresent() ? StandAsideReason.IN_POSITION : StandAsideReason.ENTRY_PENDING, "");
        }
        DecisionTrace trace = EntryGuards.first(
                        context,
                        config.limits(),
                        trader.account(),
                        context.invocation().millis())
                .map(DecisionTrace::of)
                .orElseGet(() -> decider.decide(context.champion(), context.market(), trader.account()));
        Decision outcome = trader.accept(trace.decision(), context.market().close());
        return trace.withDecision(outcome);
    }

    private RoundPlan plan(
            SymbolContext context,
            ExecutionState execution,
            Trader trader,
            PaperEvents events,
            Optional<DecisionTrace> trace) {
        SymbolState state = context.state();
        PaperLedger ledger = new PaperLedger(context, execution);
        Optional<OpenPosition> opened = events.entered().map(ledger::open);
        Optional<OpenPosition> held = opened.or(state::position);
        List<TradeRow> trades =
                events.closed().map(trade -> ledger.row(held, trade)).stream().toList();
        Optional<EntryPlan> entry = trader.state()
                .pending()
                .map(pending -> execution
                        .entry()
                        .filter(known -> known.decisionBar() == pending.decisionTime())
                        .orElseGet(() -> ledger.entry(pending, trace.orElseThrow())));
        SymbolStateBuilder next = new SymbolStateBuilder(
                        state,
                        execution
                                .with(Optional.of(trader.state()), entry)
                                .withCloseRequest(ExecutionState.CloseRequest.NONE))
                .modelId(trace.flatMap(DecisionTrace::insight).map(DecisionRow.Insight::modelId))
                .position(trades.isEmpty() ? held : Optional.empty())
                .account(trader.state().account());
        if (context.hasNewBar()) {
            next.lastBar(context.market().newest());
        }
        return new RoundPlan(
                next.state(), new Outbox(ledger.decisions(events.lapse(), trace), trades), trace, Optional.empty());
    }
}
