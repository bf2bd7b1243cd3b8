package dev.scalpel.pipeline;

import dev.scalpel.store.ETag;
import dev.scalpel.store.FetchResult;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoredObject;
import java.util.List;
import java.util.Optional;

/** A store whose process is killed right after some write: nothing is written any more. */
final class StoppingStore implements ObjectStore {

    private final ObjectStore store;
    private int left;

    StoppingStore(ObjectStore store, int writes) {
        this.store = store;
        left = writes;
    }

    /** The end of the process; nothing catches it. */
    static final class KilledError extends Error {
        private static final long serialVersionUID = 1;
    }

    @Override
    public Optional<StoredObject> get(String key) {
        return store.get(key);
    }

    @Override
    public FetchResult getIfChanged(String key, ETag known) {
        return store.getIfChanged(key, known);
    }

    @Override
    public Optional<byte[]> getRange(String key, long from, int length) {
        return store.getRange(key, from, length);
    }

    @Override
    public void delete(String key) {
        write();
        store.delete(key);
    }

    @Override
    public List<String> list(String prefix) {
        return store.list(prefix);
    }

    @Override
    public ETag putIfAbsent(String key, byte[] bytes) {
        write();
        return store.putIfAbsent(key, bytes);
    }

    @Override
    public ETag putIfMatch(String key, byte[] bytes, ETag etag) {
        write();
        return store.putIfMatch(key, bytes, etag);
    }

    private void write() {
        if (left-- <= 0) {
            throw new KilledError();
        }
    }
}
