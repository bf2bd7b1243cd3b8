package dev.scalpel.execution.paper;

import dev.scalpel.execution.context.ExecutionConfig;
import dev.scalpel.execution.context.InvocationContext;
import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.execution.decision.EntryDecider;
import dev.scalpel.execution.decision.EntryGuards;
import dev.scalpel.execution.engine.ExecutionEngine;
import dev.scalpel.execution.engine.RoundPlan;
import dev.scalpel.execution.engine.VenueAction;
import dev.scalpel.execution.minute.OperatorCommands;
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
 * The paper broker: steps the simulator's trader through the closed bars. What it remembers travels in the state, so the
 * claim alone makes it so; nothing is ever sent.
 */
public final class PaperExecutionEngine implements ExecutionEngine {

    private final ExecutionConfig rules;
    private final EntryDecider mind;

    public PaperExecutionEngine(ExecutionConfig rules, EntryDecider mind) {
        this.rules = rules;
        this.mind = mind;
    }

    /** A halt ends what is open at once; all else waits for a bar. */
    @Override
    public boolean isBusy(SymbolContext situation) {
        TraderState trader = notes(situation.state()).trader().orElseThrow();
        return isToBeClosed(situation, notes(situation.state()))
                && !situation.market().isEmpty()
                && (trader.position().isPresent() || trader.pending().isPresent());
    }

    @Override
    public RoundPlan plan(SymbolContext situation) {
        ExecutionState notes = notes(situation.state());
        PaperEvents events = new PaperEvents();
        Trader trader = new Trader(
                rules.simulation(situation.symbol(), notes, situation.moment()),
                notes.trader().orElseThrow(),
                events);
        step(trader, situation);
        if (isToBeClosed(situation, notes) && !situation.market().isEmpty()) {
            trader.halt(situation.moment().millis(), situation.market().close());
        }
        Optional<DecisionTrace> thought =
                situation.hasNewBar() ? Optional.of(decide(trader, situation)) : Optional.empty();
        return plan(situation, notes, trader, events, thought);
    }

    @Override
    public SymbolState carryOut(SymbolState claimed, VenueAction action, InvocationContext moment) {
        throw new IllegalStateException("on paper nothing leaves: " + action);
    }

    @Override
    public SymbolState resumed(SymbolState state, double maxDrawdown) {
        ExecutionState notes = notes(state);
        TraderState trader = notes.trader().orElseThrow();
        AccountState account = OperatorCommands.lifted(trader.account(), maxDrawdown);
        TraderState lifted = trader.withAccount(account);
        return new SymbolStateBuilder(state, notes.with(Optional.of(lifted), notes.entry()))
                .account(account)
                .state();
    }

    private static boolean isToBeClosed(SymbolContext situation, ExecutionState notes) {
        return situation.halted() || notes.closing() != ExecutionState.Closing.NO;
    }

    @Override
    public SymbolState asked(SymbolState state, ExecutionState.Closing how) {
        return new SymbolStateBuilder(state, notes(state).closing(how)).state();
    }

    @Override
    public Map<String, BigDecimal> balances(InvocationContext moment) {
        return Map.of();
    }

    private ExecutionState notes(SymbolState state) {
        return rules.notes(state).orElseGet(() -> {
            BigDecimal capital = rules.execution().paperCapital();
            return ExecutionState.starting(Mode.PAPER, capital)
                    .with(Optional.of(TraderState.starting(capital.doubleValue())), Optional.empty());
        });
    }

    private static void step(Trader trader, SymbolContext situation) {
        if (!situation.hasNewBar()) {
            return;
        }
        BarSeries unseen = situation.market().since(situation.state().lastBar().orElse(Long.MIN_VALUE + 1));
        for (int row = 0; row < unseen.size(); row++) {
            // While nothing is open, bars that were missed are history: only the newest one counts.
            boolean newest = row == unseen.size() - 1;
            if (newest || !trader.awaitsDecision()) {
                trader.onBar(
                        unseen.openTime(row), unseen.open(row), unseen.high(row), unseen.low(row), unseen.close(row));
            }
        }
    }

    private DecisionTrace decide(Trader trader, SymbolContext situation) {
        if (!trader.awaitsDecision()) {
            return DecisionTrace.because(
                    trader.position().isPresent() ? StandAsideReason.IN_POSITION : StandAsideReason.ENTRY_PENDING, "");
        }
        DecisionTrace wanted = EntryGuards.first(
                        situation,
                        rules.limits(),
                        trader.account(),
                        situation.moment().millis())
                .map(DecisionTrace::because)
                .orElseGet(() -> mind.think(situation.mandate(), situation.market(), trader.account()));
        Decision outcome = trader.accept(wanted.decision(), situation.market().close());
        return wanted.decided(outcome);
    }

    private RoundPlan plan(
            SymbolContext situation,
            ExecutionState notes,
            Trader trader,
            PaperEvents events,
            Optional<DecisionTrace> thought) {
        SymbolState state = situation.state();
        PaperLedger book = new PaperLedger(situation, notes);
        Optional<OpenPosition> opened = events.entered().map(book::open);
        Optional<OpenPosition> held = opened.or(state::position);
        List<TradeRow> trades =
                events.closed().map(trade -> book.row(held, trade)).stream().toList();
        Optional<EntryPlan> entry = trader.state()
                .pending()
                .map(pending -> notes.entry()
                        .filter(known -> known.decisionBar() == pending.decisionTime())
                        .orElseGet(() -> book.entry(pending, thought.orElseThrow())));
        SymbolStateBuilder next = new SymbolStateBuilder(
                        state, notes.with(Optional.of(trader.state()), entry).closing(ExecutionState.Closing.NO))
                .modelId(thought.flatMap(DecisionTrace::insight).map(DecisionRow.Insight::modelId))
                .position(trades.isEmpty() ? held : Optional.empty())
                .account(trader.state().account());
        if (situation.hasNewBar()) {
            next.lastBar(situation.market().newest());
        }
        return new RoundPlan(
                next.state(), new Outbox(book.decisions(events.lapse(), thought), trades), thought, Optional.empty());
    }
}
