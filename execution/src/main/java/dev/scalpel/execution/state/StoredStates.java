package dev.scalpel.execution.state;

import dev.scalpel.ledger.Outbox;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.Codec;
import dev.scalpel.store.DocumentStore;
import dev.scalpel.store.DocumentStore.Document;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.UnknownOutcomeException;
import dev.scalpel.store.WriteConflictException;
import java.util.Optional;

/** States as JSON documents in the object store, replaced by compare-and-set. */
public final class StoredStates implements StateRepository {

    private static final Codec<SymbolState> CODEC =
            Codec.of(SymbolStateCodec.CODEC::write, SymbolStateCodec.CODEC::read);

    private final DocumentStore<SymbolState> documents;

    public StoredStates(ObjectStore store) {
        documents = new DocumentStore<>(store, CODEC);
    }

    @Override
    public Optional<SymbolState> read(InstrumentId instrument) {
        return documents.read(StoreKeys.state(instrument)).map(Document::value);
    }

    @Override
    public LoadedState read(InstrumentId instrument, SymbolState starting) {
        return documents
                .read(StoreKeys.state(instrument))
                .map(document -> loaded(instrument, document))
                .orElseGet(() -> new LoadedState(instrument, starting, Optional.empty()));
    }

    @Override
    public LoadedState claim(LoadedState loaded, SymbolState next, String writer, Outbox outbox) {
        SymbolState claimed = next.claimedBy(writer, loaded.state().revision() + 1, outbox);
        return loaded(loaded.instrument(), write(loaded, claimed));
    }

    private static LoadedState loaded(InstrumentId instrument, Document<SymbolState> document) {
        return new LoadedState(instrument, document.value(), Optional.of(document.etag()));
    }

    private Document<SymbolState> write(LoadedState loaded, SymbolState claimed) {
        String key = StoreKeys.state(loaded.instrument());
        try {
            return loaded.version().isPresent()
                    ? documents.replace(
                            key, new Document<>(loaded.state(), loaded.version().get()), claimed)
                    : documents.create(key, claimed);
        } catch (WriteConflictException | UnknownOutcomeException doubtful) {
            // The HTTP client may have repeated a write that had succeeded: the stored document shows whose it is.
            return documents
                    .read(key)
                    .filter(found -> found.value().wasWrittenBy(claimed.writer(), claimed.revision()))
                    .orElseThrow(() -> lost(key, doubtful));
        }
    }

    /** A write of unknown outcome counts as lost: what it claimed is looked up, never sent. */
    private static WriteConflictException lost(String key, RuntimeException doubtful) {
        WriteConflictException lost = new WriteConflictException(key, "to be replaced by this invocation");
        lost.addSuppressed(doubtful);
        return lost;
    }
}
