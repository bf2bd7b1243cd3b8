package dev.scalpel.retrieval;

import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.util.List;

/** Triggers execution of a shard, after its last bar. */
@FunctionalInterface
interface ExecutionTrigger {

    /**
     * Announces that the bars of this minute are stored.
     *
     * @return false when this minute, or a later one, is known to have been announced already
     */
    boolean announce(String shard, Instant minute, List<Symbol> symbols);
}
