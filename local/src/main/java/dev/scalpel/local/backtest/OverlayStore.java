package dev.scalpel.local.backtest;

import dev.scalpel.store.ETag;
import dev.scalpel.store.FetchResult;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoredObject;
import java.util.List;
import java.util.Optional;

/**
 * Reads what is known of the market from one store, everything else from another: a backtest never writes to the bot's store.
 */
final class OverlayStore implements ObjectStore {

    private static final List<String> SHARED = List.of("bars/", "funding/", "instruments/", "margins/");

    private final ObjectStore bars;
    private final ObjectStore own;

    OverlayStore(ObjectStore bars, ObjectStore own) {
        this.bars = bars;
        this.own = own;
    }

    @Override
    public Optional<StoredObject> get(String key) {
        return of(key).get(key);
    }

    @Override
    public FetchResult getIfChanged(String key, ETag known) {
        return of(key).getIfChanged(key, known);
    }

    @Override
    public Optional<byte[]> getRange(String key, long from, int length) {
        return of(key).getRange(key, from, length);
    }

    @Override
    public List<String> list(String prefix) {
        return of(prefix).list(prefix);
    }

    @Override
    public ETag putIfAbsent(String key, byte[] bytes) {
        return writable(key).putIfAbsent(key, bytes);
    }

    @Override
    public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
        return writable(key).putIfMatch(key, bytes, expected);
    }

    @Override
    public void delete(String key) {
        writable(key).delete(key);
    }

    private ObjectStore of(String key) {
        return isShared(key) ? bars : own;
    }

    private ObjectStore writable(String key) {
        if (isShared(key)) {
            throw new StoreException("a backtest must not write bars, funding, instruments or margins: '" + key + "'");
        }
        return own;
    }

    private static boolean isShared(String key) {
        return SHARED.stream().anyMatch(key::startsWith);
    }
}
