package dev.scalpel.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads values through a cache that is validated on every read: the object is transferred and decoded only if its tag has
 * changed, so a read returns what the store itself would return.
 */
public final class CachedReader<T> {

    private final ObjectStore store;
    private final Codec<T> codec;
    private final Map<String, Cached<T>> cache;

    /** @param capacity how many objects are cached; the least recently used one is evicted */
    public CachedReader(ObjectStore store, Codec<T> codec, int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("capacity must be >= 1: " + capacity);
        }
        this.store = store;
        this.codec = codec;
        this.cache = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Cached<T>> eldest) {
                return size() > capacity;
            }
        };
    }

    /** The value, or empty if there is no such object. */
    public Optional<T> get(String key) {
        Optional<Cached<T>> known = cached(key);
        if (known.isEmpty()) {
            return store.get(key).map(object -> decodeAndCache(key, object));
        }
        FetchResult fetch = store.getIfChanged(key, known.get().etag());
        if (fetch instanceof FetchResult.Changed changed) {
            return Optional.of(decodeAndCache(key, changed.object()));
        }
        if (fetch instanceof FetchResult.Unchanged) {
            return Optional.of(known.get().value());
        }
        forget(key);
        return Optional.empty();
    }

    /** Caches a value that was just written, so that the next read need not transfer it. */
    public void put(String key, ETag etag, T value) {
        synchronized (cache) {
            cache.put(key, new Cached<>(etag, value));
        }
    }

    /** The value last read or written, without a request to the store. */
    public Optional<Cached<T>> cached(String key) {
        synchronized (cache) {
            return Optional.ofNullable(cache.get(key));
        }
    }

    private void forget(String key) {
        synchronized (cache) {
            cache.remove(key);
        }
    }

    private T decodeAndCache(String key, StoredObject object) {
        T value = cached(key)
                .map(earlier -> codec.decodeAfter(earlier.value(), key, object.bytes()))
                .orElseGet(() -> codec.decode(key, object.bytes()));
        put(key, object.etag(), value);
        return value;
    }

    public record Cached<T>(ETag etag, T value) {}
}
