package dev.scalpel.execution.state;

import dev.scalpel.ledger.LedgerFormatException;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.UnknownSchemaException;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ETag;
import dev.scalpel.store.WriteConflictException;
import java.util.Optional;

/**
 * The states of the instruments. A state changes only by a claim: a compare-and-set from the version that was read to the next
 * revision. What other functions read of a state, they read through {@code ledger.repository.AccountRepository}. {@code
 * StateRepositoryContract} has the tests that every implementation must pass.
 */
public interface StateRepository {

    /**
     * A state as stored, or the initial one.
     *
     * @param version identifies what is stored, and means nothing else; empty when the symbol has no state yet
     */
    record LoadedState(InstrumentId instrument, SymbolState state, Optional<ETag> version) {}

    /**
     * The stored state; empty when the symbol has none yet.
     *
     * @throws UnknownSchemaException if a newer version of Scalpel wrote it
     * @throws LedgerFormatException if it is malformed
     */
    Optional<SymbolState> read(InstrumentId instrument);

    /**
     * The same, for a claim.
     *
     * @param starting the state of a symbol that has none yet
     */
    LoadedState read(InstrumentId instrument, SymbolState starting);

    /**
     * Replaces the loaded state. Only after this returns may the invocation act on it. It is attempted once.
     *
     * @param writer a name that no other invocation has: it shows whose a write is whose answer was lost
     * @throws WriteConflictException when another invocation was first, or when it is not known whether this one was;
     *     what it claimed must be looked up then, never sent
     */
    LoadedState claim(LoadedState loaded, SymbolState next, String writer, Outbox outbox);
}
