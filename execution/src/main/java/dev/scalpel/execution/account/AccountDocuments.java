package dev.scalpel.execution.account;

import dev.scalpel.ledger.AccountDocument;
import dev.scalpel.ledger.StateDocumentCodec;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Reads and changes {@code state/account.json}, which stop, resume and the roll-up write. */
public final class AccountDocuments {

    private static final Codec<AccountDocument> CODEC =
            Codec.of(StateDocumentCodec.ACCOUNT::write, StateDocumentCodec.ACCOUNT::read);

    private final ObjectStore store;
    private final CompareAndSet compareAndSet;

    public AccountDocuments(ObjectStore store) {
        this.store = store;
        compareAndSet = new CompareAndSet(store);
    }

    public Optional<AccountDocument> read() {
        return store.get(StoreKeys.ACCOUNT).map(AccountDocuments::decode);
    }

    /** Applies a change to the latest stored document, so that a roll-up never undoes a halt. */
    public AccountDocument change(String writer, UnaryOperator<AccountDocument> change) {
        return compareAndSet
                .update(
                        StoreKeys.ACCOUNT,
                        CODEC,
                        stored -> change.apply(stored.orElseGet(() -> AccountDocument.initial(writer))))
                .after();
    }

    private static AccountDocument decode(StoredObject object) {
        return CODEC.decode(StoreKeys.ACCOUNT, object.bytes());
    }
}
