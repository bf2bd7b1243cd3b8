package dev.scalpel.execution.state;

import dev.scalpel.ledger.Outbox;
import dev.scalpel.market.Symbol;
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
    public Optional<SymbolState> read(Symbol symbol) {
        return documents.read(StoreKeys.state(symbol)).map(Document::value);
    }

    @Override
    public LoadedState read(Symbol symbol, SymbolState starting) {
        return documents
                .read(StoreKeys.state(symbol))
                .map(StoredStates::loaded)
                .orElseGet(() -> new LoadedState(starting, Optional.empty()));
    }

    @Override
    public LoadedState claim(LoadedState loaded, SymbolState next, String writer, Outbox outbox) {
        SymbolState claimed = next.claimedBy(writer, loaded.state().revision() + 1, outbox);
        return loaded(write(loaded, claimed));
    }

    private static LoadedState loaded(Document<SymbolState> document) {
        return new LoadedState(document.value(), Optional.of(document.etag()));
    }

    private Document<SymbolState> write(LoadedState loaded, SymbolState claimed) {
        String key = StoreKeys.state(claimed.symbol());
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
