package dev.scalpel.ledger.repository;

import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.StateDocumentCodec;
import dev.scalpel.ledger.SymbolStatus;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The account as a JSON document in the object store; a symbol's status is a part of its state's document. */
public final class StoredAccount implements AccountRepository {

    private static final Codec<AccountDocument> ACCOUNT =
            Codec.of(StateDocumentCodec.ACCOUNT::write, StateDocumentCodec.ACCOUNT::read);

    private final ObjectStore store;
    private final CompareAndSet compareAndSet;

    public StoredAccount(ObjectStore store) {
        this.store = store;
        compareAndSet = new CompareAndSet(store);
    }

    @Override
    public Optional<AccountDocument> read() {
        return store.get(StoreKeys.ACCOUNT).map(object -> ACCOUNT.decode(StoreKeys.ACCOUNT, object.bytes()));
    }

    @Override
    public AccountDocument change(String writer, UnaryOperator<AccountDocument> change) {
        return compareAndSet
                .update(
                        StoreKeys.ACCOUNT,
                        ACCOUNT,
                        stored -> change.apply(stored.orElseGet(() -> AccountDocument.initial(writer))))
                .after();
    }

    @Override
    public Optional<SymbolStatus> status(InstrumentId instrument) {
        String key = StoreKeys.state(instrument);
        return store.get(key).map(object -> SymbolStatus.read(key, object.bytes()));
    }
}
