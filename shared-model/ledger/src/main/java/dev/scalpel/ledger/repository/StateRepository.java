package dev.scalpel.ledger.repository;

import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.LedgerFormatException;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.SymbolState;
import dev.scalpel.ledger.UnknownSchemaException;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.ContentionException;
import dev.scalpel.store.ETag;
import dev.scalpel.store.WriteConflictException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The states of the symbols and of the account. A state changes only by a claim: a compare-and-set from the version that
 * was read to the next revision. {@code StateRepositoryContract} has the tests that every implementation must pass.
 */
public interface StateRepository {

    /**
     * A state as stored, or the initial one.
     *
     * @param version identifies what is stored, and means nothing else; empty when the symbol has no state yet
     */
    record LoadedState(SymbolState state, Optional<ETag> version) {}

    /**
     * The stored state; empty when the symbol has none yet.
     *
     * @throws UnknownSchemaException if a newer version of Scalpel wrote it
     * @throws LedgerFormatException if it is malformed
     */
    Optional<SymbolState> read(Symbol symbol);

    /**
     * The same, for a claim.
     *
     * @param starting the state of a symbol that has none yet
     */
    LoadedState read(Symbol symbol, SymbolState starting);

    /**
     * Replaces the loaded state. Only after this returns may the invocation act on it. It is attempted once.
     *
     * @param writer a name that no other invocation has: it shows whose a write is whose answer was lost
     * @throws WriteConflictException when another invocation was first, or when it is not known whether this one was;
     *     what it claimed must be looked up then, never sent
     */
    LoadedState claim(LoadedState loaded, SymbolState next, String writer, Outbox outbox);

    /**
     * The halt switch and the rolled-up account; empty before the first stop, resume or roll-up.
     *
     * @throws UnknownSchemaException if a newer version of Scalpel wrote it
     * @throws LedgerFormatException if it is malformed
     */
    Optional<AccountDocument> account();

    /**
     * Applies a change to the latest stored account, so that a roll-up never undoes a halt.
     *
     * @param writer of the initial account, where none is stored
     * @throws ContentionException if too many writes conflicted
     */
    AccountDocument changeAccount(String writer, UnaryOperator<AccountDocument> change);
}
