package dev.scalpel.costs;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.CachedReader;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeys;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The measured costs as JSON documents in the object store: {@code costs/{venue}/{instrument}.json}. */
public final class StoredCosts implements CostRepository {

    private static final int CACHED = 128;

    private final CachedReader<CostDocument> reader;
    private final CompareAndSet compareAndSet;

    public StoredCosts(ObjectStore store) {
        reader = new CachedReader<>(store, CostDocumentCodec.CODEC, CACHED);
        compareAndSet = new CompareAndSet(store);
    }

    @Override
    public Optional<CostDocument> read(InstrumentId instrument) {
        return reader.get(StoreKeys.costs(instrument)).map(document -> requireOf(instrument, document));
    }

    @Override
    public CostDocument change(InstrumentId instrument, UnaryOperator<CostDocument> change) {
        return compareAndSet
                .update(
                        StoreKeys.costs(instrument),
                        CostDocumentCodec.CODEC,
                        stored -> change.apply(stored.map(document -> requireOf(instrument, document))
                                .orElseGet(() -> CostDocument.empty(instrument))))
                .after();
    }

    private static CostDocument requireOf(InstrumentId instrument, CostDocument document) {
        if (!document.instrument().equals(instrument)) {
            throw new StoreException(StoreKeys.costs(instrument) + " has the costs of " + document.instrument()
                    + ": delete it, and it will be measured again");
        }
        return document;
    }
}
