package dev.scalpel.execution;

import dev.scalpel.store.ETag;
import dev.scalpel.store.ForwardingStore;
import dev.scalpel.store.ObjectStore;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Delegates to a store, records the written keys, and can run something before or after a write. */
final class RecordingStore extends ForwardingStore {

    private final List<String> written = new ArrayList<>();
    private final Deque<Runnable> beforeWrites = new ArrayDeque<>();
    private final Deque<Runnable> afterWrites = new ArrayDeque<>();

    RecordingStore(ObjectStore inner) {
        super(inner);
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

    /** Runs once, just after the next write. */
    void afterNextWrite(Runnable event) {
        afterWrites.add(event);
    }

    /** Forgets what was to be run after writes. */
    void forgetAfterWrites() {
        afterWrites.clear();
    }

    @Override
    public ETag putIfAbsent(String key, byte[] bytes) {
        beforeWrite(key);
        return afterWrite(super.putIfAbsent(key, bytes));
    }

    @Override
    public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
        beforeWrite(key);
        return afterWrite(super.putIfMatch(key, bytes, expected));
    }

    private ETag afterWrite(ETag written) {
        Runnable event = afterWrites.poll();
        if (event != null) {
            event.run();
        }
        return written;
    }

    private void beforeWrite(String key) {
        Runnable event = beforeWrites.poll();
        if (event != null) {
            event.run();
        }
        written.add(key);
    }
}
