package dev.scalpel.execution.champion;

import dev.scalpel.market.InstrumentId;
import java.time.Instant;

/** The champions of the instruments. */
@FunctionalInterface
public interface Champions {

    /** The champion of this instrument at this time. A champion that cannot be used is a status, not an exception. */
    ChampionStatus of(InstrumentId instrument, Instant now);
}
