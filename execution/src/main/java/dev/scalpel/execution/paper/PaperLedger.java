package dev.scalpel.execution.paper;

import dev.scalpel.execution.context.SymbolContext;
import dev.scalpel.execution.decision.DecisionTrace;
import dev.scalpel.execution.paper.PaperEvents.Lapse;
import dev.scalpel.execution.state.ClientOrderIds;
import dev.scalpel.execution.state.EntryPlan;
import dev.scalpel.execution.state.ExecutionState;
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

/** Tells in the ledger's words what the simulator did, every double to the last bit. */
final class PaperLedger {

    private static final String MODE = "paper";

    private final SymbolContext situation;
    private final ExecutionState notes;
    private final long revision;

    PaperLedger(SymbolContext situation, ExecutionState notes) {
        this.situation = situation;
        this.notes = notes;
        revision = situation.state().revision() + 1;
    }

    EntryPlan entry(PendingEntry pending, DecisionTrace thought) {
        Insight insight = thought.insight().orElseThrow();
        return new EntryPlan(
                ClientOrderIds.entry(situation.symbol(), pending.decisionTime()),
                pending.decisionTime(),
                pending.bracket(),
                pending.sigma(),
                TradeRows.exact(pending.decisionClose()),
                pending.quantity(),
                situation.moment().millis() - Minutes.plus(pending.decisionTime(), 1),
                insight.modelId(),
                insight.tacticsId(),
                insight.predictedNet(),
                insight.winProbability());
    }

    /** What was meant to be paid is the open of the entry's bar, which the simulator fills at. */
    OpenPosition open(Position position) {
        EntryPlan plan = notes.entry().orElseThrow();
        return new OpenPosition(
                position,
                plan.tradeId(),
                plan.modelId(),
                plan.tacticsId(),
                TradeRows.exact(openOf(position.entryTime())),
                position.quantity(),
                List.of(new Fill(
                        plan.tradeId(),
                        position.entryTime(),
                        TradeRows.exact(position.entryPrice()),
                        position.quantity(),
                        BigDecimal.ZERO,
                        situation.symbol().quote())),
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
                situation.symbol().quote());
    }

    /** The newest bar's decision; and an entry that lapsed is told again, with what came of it. */
    List<DecisionRow> decisions(Optional<Lapse> lapse, Optional<DecisionTrace> thought) {
        List<DecisionRow> rows = new ArrayList<>();
        lapse.flatMap(this::retold).ifPresent(rows::add);
        thought.map(said -> said.row(
                        situation.market().newest(),
                        revision,
                        situation.market().close(),
                        situation.moment().millis()))
                .ifPresent(rows::add);
        return rows;
    }

    private Optional<DecisionRow> retold(Lapse lapse) {
        return situation.state().outbox().decisions().stream()
                .filter(row -> row.bar() == lapse.entry().decisionTime())
                .findFirst()
                .map(row -> new DecisionRow(
                        row.bar(),
                        revision,
                        lapse.reason().reason().name(),
                        row.close(),
                        row.insight(),
                        lapse.reason().figures()));
    }

    private double marketPrice(Trade trade) {
        return trade.reason() == ExitReason.TIME_LIMIT
                ? openOf(trade.exitTime())
                : situation.market().close();
    }

    private double openOf(long minute) {
        BarSeries bars = situation.market().bars();
        return bars.open(bars.rowOf(minute));
    }
}
