package dev.scalpel.store.local;

import dev.scalpel.store.ETag;
import dev.scalpel.store.FetchResult;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeyFormat;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.WriteConflictException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A store in memory: for tests, studies and replays that leave nothing behind. */
public final class MemoryStore implements ObjectStore {

    private final ConcurrentSkipListMap<String, StoredObject> objects = new ConcurrentSkipListMap<>();

    @Override
    public Optional<StoredObject> get(String key) {
        return Optional.ofNullable(objects.get(StoreKeyFormat.requireKey(key)))
                .map(object -> new StoredObject(object.bytes().clone(), object.etag()));
    }

    @Override
    public FetchResult getIfChanged(String key, ETag known) {
        StoredObject current = objects.get(StoreKeyFormat.requireKey(key));
        if (current != null && current.etag().equals(known)) {
            return new FetchResult.Unchanged();
        }
        return get(key).<FetchResult>map(FetchResult.Changed::new).orElseGet(FetchResult.Absent::new);
    }

    @Override
    public Optional<byte[]> getRange(String key, long from, int length) {
        StoreKeyFormat.requireRange(from, length);
        return get(key).map(object -> {
            int start = (int) Math.min(from, object.size());
            return Arrays.copyOfRange(object.bytes(), start, (int) Math.min((long) start + length, object.size()));
        });
    }

    @Override
    public List<String> list(String prefix) {
        StoreKeyFormat.requirePrefix(prefix);
        return objects.tailMap(prefix).keySet().stream()
                .takeWhile(key -> key.startsWith(prefix))
                .toList();
    }

    @Override
    public ETag putIfAbsent(String key, byte[] bytes) {
        StoredObject written = copyOf(bytes);
        if (objects.putIfAbsent(StoreKeyFormat.requireKey(key), written) != null) {
            throw new WriteConflictException(key, "no object");
        }
        return written.etag();
    }

    @Override
    public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
        StoredObject written = copyOf(bytes);
        objects.compute(StoreKeyFormat.requireKey(key), (same, current) -> {
            if (current == null || !current.etag().equals(expected)) {
                throw new WriteConflictException(key, "ETag " + expected);
            }
            return written;
        });
        return written.etag();
    }

    @Override
    public void delete(String key) {
        objects.remove(StoreKeyFormat.requireKey(key));
    }

    /** The stored bytes, not copied; empty if there is no object. */
    byte[] content(String key) {
        StoredObject current = objects.get(StoreKeyFormat.requireKey(key));
        return current == null ? new byte[0] : current.bytes();
    }

    private static StoredObject copyOf(byte[] bytes) {
        byte[] own = bytes.clone();
        return new StoredObject(own, ETag.ofContent(own));
    }
}
