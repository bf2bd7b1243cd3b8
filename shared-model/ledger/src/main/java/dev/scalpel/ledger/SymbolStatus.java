package dev.scalpel.ledger;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.trading.AccountState;
import java.util.Optional;

/**
 * What a symbol's state document says to everyone: {@code state/{venue}/{BASE-QUOTE}.json} belongs to execution, and the other functions
 * read this part of it.
 *
 * @param halted by an emergency stop, until it is resumed
 * @param account figures for the limits
 */
public record SymbolStatus(Symbol symbol, boolean halted, Optional<OpenPosition> position, AccountState account) {

    /**
     * Whether there is an open position. A state that cannot be read may have one.
     *
     * @param store of the states
     */
    public static boolean isHeld(ObjectStore store, InstrumentId instrument) {
        String key = StoreKeys.state(instrument);
        try {
            return store.get(key)
                    .filter(state -> read(key, state.bytes()).position().isPresent())
                    .isPresent();
        } catch (LedgerFormatException unreadable) {
            return true;
        }
    }

    /**
     * @param file names the document in error messages
     * @throws UnknownSchemaException if a newer version wrote it
     * @throws LedgerFormatException if it is malformed or a field is invalid
     */
    public static SymbolStatus read(String file, byte[] bytes) {
        return StateDocumentCodec.SYMBOL_STATUS.read(file, bytes);
    }
}
