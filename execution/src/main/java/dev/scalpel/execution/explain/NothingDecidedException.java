package dev.scalpel.execution.explain;

import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.util.List;

/** There is no decision on this bar in the ledger. */
public final class NothingDecidedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NothingDecidedException(Symbol symbol, Instant bar, List<Instant> nearest) {
        super("nothing was decided on " + symbol + " at " + bar
                + (nearest.isEmpty()
                        ? ": the ledger has no decision of that day"
                        : "; the nearest decisions of that day are " + nearest));
    }
}
