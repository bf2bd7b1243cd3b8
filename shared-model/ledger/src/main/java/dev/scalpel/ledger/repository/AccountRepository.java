package dev.scalpel.ledger.repository;

import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.LedgerFormatException;
import dev.scalpel.ledger.SymbolStatus;
import dev.scalpel.ledger.UnknownSchemaException;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ContentionException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The account, and of each symbol's state the part that every function may read. {@code AccountRepositoryContract} has the
 * tests that every implementation must pass.
 */
public interface AccountRepository {

    /**
     * The halt switch and the rolled-up account; empty before the first stop, resume or roll-up.
     *
     * @throws UnknownSchemaException if a newer version of Scalpel wrote it
     * @throws LedgerFormatException if it is malformed
     */
    Optional<AccountDocument> read();

    /**
     * Applies a change to the latest stored account, so that a roll-up never undoes a halt.
     *
     * @param writer of the initial account, where none is stored
     * @throws ContentionException if too many writes conflicted
     */
    AccountDocument change(String writer, UnaryOperator<AccountDocument> change);

    /**
     * A symbol's status, which execution writes with its state; empty when the symbol has no state yet.
     *
     * @throws UnknownSchemaException if a newer version of Scalpel wrote it
     * @throws LedgerFormatException if it is malformed
     */
    Optional<SymbolStatus> status(InstrumentId instrument);
}
