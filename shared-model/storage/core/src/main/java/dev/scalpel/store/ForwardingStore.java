package dev.scalpel.store;

import java.util.List;
import java.util.Optional;

/** Forwards every call to another store: the base of decorators, which override only what they change. */
public abstract class ForwardingStore implements ObjectStore {

    private final ObjectStore inner;

    protected ForwardingStore(ObjectStore inner) {
        this.inner = inner;
    }

    protected final ObjectStore inner() {
        return inner;
    }

    @Override
    public Optional<StoredObject> get(String key) {
        return inner.get(key);
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
        return inner.putIfAbsent(key, bytes);
    }

    @Override
    public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
        return inner.putIfMatch(key, bytes, expected);
    }

    @Override
    public void delete(String key) {
        inner.delete(key);
    }
}
