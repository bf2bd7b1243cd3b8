package dev.scalpel.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads values and keeps the last ones warm: each read asks the store whether the object has changed, and only then
 * transfers and decodes it. What it returns is therefore as new as what the store itself would return.
 */
public final class CachedReader<T> {

    private final ObjectStore store;
    private final Codec<T> codec;
    private final Map<String, Warm<T>> warm;

    /** @param capacity how many objects are kept; the one not asked for longest goes first */
    public CachedReader(ObjectStore store, Codec<T> codec, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be >= 1: " + capacity);
        }
        this.store = store;
        this.codec = codec;
        this.warm = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Warm<T>> eldest) {
                return size() > capacity;
            }
        };
    }

    /** The value, or empty when there is no such object. */
    public Optional<T> get(String key) {
        Optional<Warm<T>> known = warm(key);
        if (known.isEmpty()) {
            return store.get(key).map(object -> decodeAndKeep(key, object));
        }
        FetchResult fetch = store.getIfChanged(key, known.get().etag());
        if (fetch instanceof FetchResult.Changed changed) {
            return Optional.of(decodeAndKeep(key, changed.object()));
        }
        if (fetch instanceof FetchResult.Unchanged) {
            return Optional.of(known.get().value());
        }
        forget(key);
        return Optional.empty();
    }

    /** Takes a value that was just written, so that the next read need not transfer it. */
    public void keep(String key, ETag etag, T value) {
        synchronized (warm) {
            warm.put(key, new Warm<>(etag, value));
        }
    }

    /** What was read or written last, without asking the store. */
    public Optional<Warm<T>> warm(String key) {
        synchronized (warm) {
            return Optional.ofNullable(warm.get(key));
        }
    }

    private void forget(String key) {
        synchronized (warm) {
            warm.remove(key);
        }
    }

    private T decodeAndKeep(String key, StoredObject object) {
        T value = warm(key)
                .map(earlier -> codec.decodeAfter(earlier.value(), key, object.bytes()))
                .orElseGet(() -> codec.decode(key, object.bytes()));
        keep(key, object.etag(), value);
        return value;
    }

    public record Warm<T>(ETag etag, T value) {}
}
