package dev.scalpel.execution.explain;

import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.util.List;

/** The ledger has no decision on this bar. */
public final class NothingDecidedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NothingDecidedException(Symbol symbol, Instant bar, List<Instant> nearest) {
        super("nothing was decided on " + symbol + " at " + bar
                + (nearest.isEmpty()
                        ? ": the ledger has no decisions of that day"
                        : "; the nearest decisions of that day are " + nearest));
    }
}
