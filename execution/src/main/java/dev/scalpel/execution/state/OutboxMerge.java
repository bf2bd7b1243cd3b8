package dev.scalpel.execution.state;

import dev.scalpel.execution.state.StateRepository.LoadedState;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.repository.LedgerRepository;
import dev.scalpel.market.InstrumentId;
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
    private final Map<InstrumentId, String> merged = new ConcurrentHashMap<>();

    public OutboxMerge(LedgerRepository ledger) {
        this.ledger = ledger;
    }

    static boolean isDue(Outbox outbox) {
        return !outbox.trades().isEmpty()
                || outbox.decisions().size() >= MAX_QUIET_ROWS
                || outbox.decisions().stream().anyMatch(DecisionRow::entered);
    }

    /** Merges the state's outbox if it is due. */
    public void merge(LoadedState loaded) {
        if (isDue(loaded.state().outbox()) && !isMerged(loaded)) {
            ledger.merge(loaded.instrument(), loaded.state().outbox());
            merged.put(loaded.instrument(), name(loaded.state()));
        }
    }

    /** The rows that the next claim must carry over: none that are certainly in the files. */
    public Outbox carried(LoadedState loaded) {
        merge(loaded);
        return isMerged(loaded) ? Outbox.EMPTY : loaded.state().outbox();
    }

    private boolean isMerged(LoadedState loaded) {
        return name(loaded.state()).equals(merged.get(loaded.instrument()));
    }

    private static String name(SymbolState state) {
        return state.revision() + " by " + state.writer();
    }
}
