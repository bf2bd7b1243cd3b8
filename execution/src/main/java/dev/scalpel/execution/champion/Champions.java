package dev.scalpel.execution.champion;

import dev.scalpel.market.Symbol;
import java.time.Instant;

/** The champions of the symbols. */
@FunctionalInterface
public interface Champions {

    /** The champion of this symbol at this time. A champion that cannot be used is a status, not an exception. */
    ChampionStatus of(Symbol symbol, Instant now);
}
