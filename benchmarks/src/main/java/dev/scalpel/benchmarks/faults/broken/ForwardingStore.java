package dev.scalpel.benchmarks.faults.broken;

import dev.scalpel.store.ETag;
import dev.scalpel.store.FetchResult;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoredObject;
import java.util.List;
import java.util.Optional;

/**
 * Forwards to another store. A broken engine overrides a call, or one of the two hooks that documents pass: read and
 * written.
 */
class ForwardingStore implements ObjectStore {

    private final ObjectStore inner;

    ForwardingStore(ObjectStore inner) {
        this.inner = inner;
    }

    ObjectStore inner() {
        return inner;
    }

    byte[] read(String key, byte[] bytes) {
        return bytes;
    }

    byte[] written(String key, byte[] bytes) {
        return bytes;
    }

    @Override
    public Optional<StoredObject> get(String key) {
        return inner.get(key).map(object -> new StoredObject(read(key, object.bytes()), object.etag()));
    }

    @Override
    public FetchResult getIfChanged(String key, ETag known) {
        return inner.getIfChanged(key, known);
    }

    @Override
    public Optional<byte[]> getRange(String key, long from, int length) {
        return inner.getRange(key, from, length);
    }

    @Override
    public List<String> list(String prefix) {
        return inner.list(prefix);
    }

    @Override
    public ETag putIfAbsent(String key, byte[] bytes) {
        return inner.putIfAbsent(key, written(key, bytes));
    }

    @Override
    public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
        return inner.putIfMatch(key, written(key, bytes), expected);
    }

    @Override
    public void delete(String key) {
        inner.delete(key);
    }
}
