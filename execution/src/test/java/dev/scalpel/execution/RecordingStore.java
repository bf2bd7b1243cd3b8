package dev.scalpel.execution;

import dev.scalpel.store.ETag;
import dev.scalpel.store.FetchResult;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoredObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Delegates to a store, records the written keys, and can run something before a write. */
final class RecordingStore implements ObjectStore {

    private final ObjectStore inner;
    private final List<String> written = new ArrayList<>();
    private final Deque<Runnable> beforeWrites = new ArrayDeque<>();

    RecordingStore(ObjectStore inner) {
        this.inner = inner;
    }

    /** The keys written since the last call. */
    List<String> takeWritten() {
        List<String> taken = List.copyOf(written);
        written.clear();
        return taken;
    }

    /** Runs once, just before the next write. */
    void beforeNextWrite(Runnable event) {
        beforeWrites.add(event);
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
        writing(key);
        return inner.putIfAbsent(key, bytes);
    }

    @Override
    public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
        writing(key);
        return inner.putIfMatch(key, bytes, expected);
    }

    @Override
    public void delete(String key) {
        inner.delete(key);
    }

    private void writing(String key) {
        Runnable event = beforeWrites.poll();
        if (event != null) {
            event.run();
        }
        written.add(key);
    }
}
