package dev.scalpel.execution.state;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.LedgerFiles;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.market.Symbol;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Brings the outbox into the ledger's files. Trades and entries go there at once; quiet decisions wait in the state for
 * some minutes, so that a quiet minute costs one write and not two.
 */
public final class OutboxMerge {

    /** A day's file is written some hundred times instead of 1,440. */
    static final int MAX_QUIET_ROWS = 10;

    private final LedgerFiles files;

    /** Only spares a look into the files: an invocation that does not know merges once more, which changes nothing. */
    private final Map<Symbol, String> merged = new ConcurrentHashMap<>();

    public OutboxMerge(LedgerFiles files) {
        this.files = files;
    }

    static boolean isDue(Outbox outbox) {
        return !outbox.trades().isEmpty()
                || outbox.decisions().size() >= MAX_QUIET_ROWS
                || outbox.decisions().stream().anyMatch(DecisionRow::entered);
    }

    /** Merges what is due. */
    public void merge(SymbolState state) {
        if (isDue(state.outbox()) && !isMerged(state)) {
            files.merge(state.symbol(), state.outbox());
            merged.put(state.symbol(), name(state));
        }
    }

    /** What the next claim carries on: nothing that is in the files for certain. */
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
