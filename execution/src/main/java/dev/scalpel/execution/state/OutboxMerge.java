package dev.scalpel.execution.state;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.market.Symbol;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Merges the outbox into the ledger. Trades and entries are merged at once; decisions against an entry wait in the
 * state for some minutes, so that a quiet minute costs one write instead of two.
 */
public final class OutboxMerge {

    /** So that a day's file is written some hundred times instead of 1,440. */
    static final int MAX_QUIET_ROWS = 10;

    private final LedgerRepository ledger;

    /** An optimisation only: another process merges the same rows once more, which changes nothing. */
    private final Map<Symbol, String> merged = new ConcurrentHashMap<>();

    public OutboxMerge(LedgerRepository ledger) {
        this.ledger = ledger;
    }

    static boolean isDue(Outbox outbox) {
        return !outbox.trades().isEmpty()
                || outbox.decisions().size() >= MAX_QUIET_ROWS
                || outbox.decisions().stream().anyMatch(DecisionRow::entered);
    }

    /** Merges the state's outbox if it is due. */
    public void merge(SymbolState state) {
        if (isDue(state.outbox()) && !isMerged(state)) {
            ledger.merge(state.symbol(), state.outbox());
            merged.put(state.symbol(), name(state));
        }
    }

    /** The rows that the next claim must carry over: none that are certainly in the files. */
    public Outbox carried(SymbolState state) {
        merge(state);
        return isMerged(state) ? Outbox.EMPTY : state.outbox();
    }

    private boolean isMerged(SymbolState state) {
        return name(state).equals(merged.get(state.symbol()));
    }

    private static String name(SymbolState state) {
        return state.revision() + " by " + state.writer();
    }
}
