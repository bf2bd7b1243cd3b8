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

/** Reads symbol states with their tag and claims the next version by compare-and-set. */
public final class StateDocuments {

    private static final Codec<SymbolState> CODEC =
            Codec.of(SymbolStateCodec.CODEC::write, SymbolStateCodec.CODEC::read);

    private final DocumentStore<SymbolState> documents;

    public StateDocuments(ObjectStore store) {
        documents = new DocumentStore<>(store, CODEC);
    }

    /**
     * A state as stored, or the initial one.
     *
     * @param stored the document with its tag; empty when the symbol has none yet
     */
    public record LoadedState(SymbolState state, Optional<Document<SymbolState>> stored) {}

    /** @param starting the state of a symbol without a document */
    public LoadedState read(Symbol symbol, SymbolState starting) {
        Optional<Document<SymbolState>> stored = documents.read(StoreKeys.state(symbol));
        return new LoadedState(stored.map(Document::value).orElse(starting), stored);
    }

    /**
     * Replaces the loaded state. Only after this returns may the invocation act on it.
     *
     * @throws WriteConflictException when another invocation was first
     */
    public LoadedState claim(LoadedState loaded, SymbolState next, String writer, Outbox outbox) {
        SymbolState claimed = next.claimedBy(writer, loaded.state().revision() + 1, outbox);
        return new LoadedState(claimed, Optional.of(write(loaded, claimed)));
    }

    private Document<SymbolState> write(LoadedState loaded, SymbolState claimed) {
        String key = StoreKeys.state(claimed.symbol());
        try {
            return loaded.stored().isPresent()
                    ? documents.replace(key, loaded.stored().get(), claimed)
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
