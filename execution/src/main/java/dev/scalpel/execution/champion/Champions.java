package dev.scalpel.execution.champion;

import dev.scalpel.market.Symbol;
import java.time.Instant;

/** The champions of the symbols. */
@FunctionalInterface
public interface Champions {

    /** Who decides for this symbol at this time. A champion that cannot be used is an answer, not a failure. */
    ChampionStatus of(Symbol symbol, Instant now);
}
