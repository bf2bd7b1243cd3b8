package dev.scalpel.execution.paper;

import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.execution.paper.PaperEvents.Lapse;
import dev.scalpel.execution.state.ClientOrderIds;
import dev.scalpel.execution.state.EntryPlan;
import dev.scalpel.execution.state.PaperState;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.DecisionRow.Insight;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.OpenPosition;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.ledger.TradeRows;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.PendingEntry;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Converts what the simulator did into ledger rows, every double to the last bit. */
final class PaperLedger {

    private static final String MODE = "paper";

    private final SymbolContext context;
    private final PaperState execution;
    private final long revision;

    PaperLedger(SymbolContext context, PaperState execution) {
        this.context = context;
        this.execution = execution;
        revision = context.state().revision() + 1;
    }

    EntryPlan entry(PendingEntry pending, DecisionTrace trace) {
        Optional<Insight> insight = trace.insight();
        return new EntryPlan(
                ClientOrderIds.entry(context.symbol(), pending.decisionTime()),
                pending.decisionTime(),
                pending.basis(),
                TradeRows.exact(pending.decisionClose()),
                pending.quantity(),
                context.invocation().millis() - Minutes.plus(pending.decisionTime(), 1),
                insight.map(Insight::tacticsId),
                insight.map(Insight::predictedNet).orElse(Double.NaN),
                insight.map(Insight::winProbability).orElse(Double.NaN));
    }

    /**
     * The intended price is that at which the simulator fills: the open of the entry's bar, or the limit of a quote.
     *
     * @param rests whether entries rest in the book
     */
    OpenPosition open(Position position, boolean rests) {
        EntryPlan plan = execution.entry().orElseThrow();
        return new OpenPosition(
                position,
                plan.tradeId(),
                plan.tacticsId(),
                TradeRows.exact(rests ? position.entryPrice() : openOf(position.entryTime())),
                position.quantity(),
                List.of(new Fill(
                        plan.tradeId(),
                        position.entryTime(),
                        TradeRows.exact(position.entryPrice()),
                        position.quantity(),
                        BigDecimal.ZERO,
                        context.symbol().quote())),
                plan.latencyMillis(),
                plan.predictedNet(),
                plan.winProbability());
    }

    TradeRow row(Optional<OpenPosition> held, Trade trade) {
        return TradeRows.simulated(
                MODE,
                revision,
                held.orElseThrow(),
                trade,
                this::marketPrice,
                context.symbol().quote());
    }

    /**
     * The newest bar's decision. An entry that lapsed gets its row rewritten with the reason; while one still waits, its row
     * is carried along for that.
     */
    List<DecisionRow> decisions(Optional<PendingEntry> pending, Optional<Lapse> lapse, Optional<DecisionTrace> trace) {
        List<DecisionRow> rows = new ArrayList<>();
        pending.flatMap(this::decisionOn).ifPresent(rows::add);
        lapse.flatMap(this::lapsedRow).ifPresent(rows::add);
        trace.map(known -> known.row(
                        execution.strategy(),
                        context.market().newest(),
                        revision,
                        context.market().close(),
                        context.invocation().millis()))
                .ifPresent(rows::add);
        return rows;
    }

    private Optional<DecisionRow> lapsedRow(Lapse lapse) {
        return decisionOn(lapse.entry())
                .map(row -> row.with(
                        revision, lapse.reason().reason().name(), lapse.reason().figures()));
    }

    /** Empty in the minute that decides on the entry. */
    private Optional<DecisionRow> decisionOn(PendingEntry entry) {
        return context.state().outbox().decisions().stream()
                .filter(row -> row.bar() == entry.decisionTime())
                .findFirst();
    }

    private double marketPrice(Trade trade) {
        return trade.reason() == ExitReason.TIME_LIMIT || trade.reason() == ExitReason.SCORE
                ? openOf(trade.exitTime())
                : context.market().close();
    }

    private double openOf(long minute) {
        BarSeries bars = context.market().bars();
        return bars.open(bars.rowOf(minute));
    }
}
