package dev.scalpel.local.functions;

import dev.scalpel.store.DiskFullException;
import dev.scalpel.store.ETag;
import dev.scalpel.store.FetchResult;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoredObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A store that remembers that its disk was full. A function treats that as the failure of one symbol and continues with
 * the next, but nothing that it does from then on is stored, so its caller must stop.
 */
final class DiskFullDetector implements ObjectStore {

    private final ObjectStore store;
    private volatile Optional<DiskFullException> first = Optional.empty();

    DiskFullDetector(ObjectStore store) {
        this.store = store;
    }

    /** @throws DiskFullException when any write failed on a full disk, even if the caller handled that failure */
    void check() {
        first.ifPresent(full -> {
            throw full;
        });
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
    public List<String> list(String prefix) {
        return store.list(prefix);
    }

    @Override
    public ETag putIfAbsent(String key, byte[] bytes) {
        return recordFailure(() -> store.putIfAbsent(key, bytes));
    }

    @Override
    public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
        return recordFailure(() -> store.putIfMatch(key, bytes, expected));
    }

    @Override
    public void delete(String key) {
        store.delete(key);
    }

    private ETag recordFailure(Supplier<ETag> write) {
        try {
            return write.get();
        } catch (DiskFullException full) {
            first = first.or(() -> Optional.of(full));
            throw full;
        }
    }
}
