package dev.scalpel.ledger;

import java.util.List;

/** Rows in the state that may not be in the ledger files yet. */
public record Outbox(List<DecisionRow> decisions, List<TradeRow> trades) {

    public static final Outbox EMPTY = new Outbox(List.of(), List.of());

    public Outbox {
        decisions = List.copyOf(decisions);
        trades = List.copyOf(trades);
    }

    public boolean isEmpty() {
        return decisions.isEmpty() && trades.isEmpty();
    }

    /** Both together; of two versions of a row the later one. */
    public Outbox mergedWith(Outbox other) {
        return new Outbox(
                LedgerCsv.DECISIONS.merge(decisions, other.decisions), LedgerCsv.TRADES.merge(trades, other.trades));
    }
}
