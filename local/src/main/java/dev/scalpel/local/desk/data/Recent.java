package dev.scalpel.local.desk.data;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Values that hardly ever change, kept for an hour. The least recently used one is evicted. */
public final class Recent<K, V> {

    private static final Duration KEPT = Duration.ofHours(1);

    private final Map<K, Kept<V>> values;

    private record Kept<V>(V value, Instant since) {

        boolean isFresh(Instant now) {
            return !now.isBefore(since) && now.isBefore(since.plus(KEPT));
        }
    }

    /** @param capacity how many values are kept */
    public Recent(int capacity) {
        values = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, Kept<V>> eldest) {
                return size() > capacity;
            }
        };
    }

    /** The value of a key, read if none is known that is fresh. */
    public V get(K key, Instant now, Supplier<V> read) {
        synchronized (values) {
            Kept<V> known = values.get(key);
            if (known != null && known.isFresh(now)) {
                return known.value();
            }
        }
        V value = read.get();
        synchronized (values) {
            values.put(key, new Kept<>(value, now));
        }
        return value;
    }
}
