package dev.scalpel.costs.margin;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.CachedReader;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeys;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Margin terms as JSON documents in the object store: {@code margins/{venue}/{instrument}.json}. */
public final class StoredMargin implements MarginRepository {

    private static final int CACHED = 128;

    private final CachedReader<MarginDocument> reader;
    private final CompareAndSet compareAndSet;

    public StoredMargin(ObjectStore store) {
        reader = new CachedReader<>(store, MarginDocumentCodec.CODEC, CACHED);
        compareAndSet = new CompareAndSet(store);
    }

    @Override
    public Optional<MarginDocument> read(InstrumentId instrument) {
        return reader.get(StoreKeys.margins(instrument)).map(document -> requireOf(instrument, document));
    }

    @Override
    public MarginDocument change(InstrumentId instrument, UnaryOperator<MarginDocument> change) {
        return compareAndSet
                .update(
                        StoreKeys.margins(instrument),
                        MarginDocumentCodec.CODEC,
                        stored -> change.apply(stored.map(document -> requireOf(instrument, document))
                                .orElseGet(() -> MarginDocument.empty(instrument))))
                .after();
    }

    private static MarginDocument requireOf(InstrumentId instrument, MarginDocument document) {
        if (!document.instrument().equals(instrument)) {
            throw new StoreException(StoreKeys.margins(instrument) + " has the margin of " + document.instrument()
                    + ": " + MarginDocumentCodec.REMEDY);
        }
        return document;
    }
}
