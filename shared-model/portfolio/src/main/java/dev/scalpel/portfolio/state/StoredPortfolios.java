package dev.scalpel.portfolio.state;

import dev.scalpel.store.Codec;
import dev.scalpel.store.DocumentStore;
import dev.scalpel.store.DocumentStore.Document;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.util.Optional;

/** The states of portfolios in the store: {@code state/portfolio/{name}.json}; large ones as gzip. */
public final class StoredPortfolios {

    private static final Codec<PortfolioState> CODEC = Codec.of(
            state -> CompressedDocument.pack(PortfolioStateCodec.STATE.write(state)),
            (key, bytes) -> PortfolioStateCodec.STATE.read(key, CompressedDocument.unpack(key, bytes)));

    private final DocumentStore<PortfolioState> documents;

    public StoredPortfolios(ObjectStore store) {
        documents = new DocumentStore<>(store, CODEC);
    }

    public Optional<Document<PortfolioState>> read(String portfolio) {
        return documents.read(StoreKeys.portfolio(portfolio));
    }

    /**
     * Writes a portfolio's first state.
     *
     * @throws dev.scalpel.store.WriteConflictException if it has one
     */
    public Document<PortfolioState> create(String portfolio, PortfolioState state) {
        return documents.create(StoreKeys.portfolio(portfolio), state);
    }

    /**
     * Replaces the state that was read; who loses sends nothing.
     *
     * @throws dev.scalpel.store.WriteConflictException if it has been replaced meanwhile
     */
    public Document<PortfolioState> replace(String portfolio, Document<PortfolioState> read, PortfolioState state) {
        return documents.replace(StoreKeys.portfolio(portfolio), read, state);
    }
}
