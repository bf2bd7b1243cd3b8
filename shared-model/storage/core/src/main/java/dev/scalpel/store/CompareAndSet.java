package dev.scalpel.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes an object without losing concurrent changes: reads it with its tag, changes the value and writes it if the tag
 * still matches, else reads again.
 *
 * <p>The change is applied to what is stored at each attempt and must be idempotent, as a merge by row key is: if the
 * answer of a write is lost, the object that is read again may contain the change already. Then nothing is written.
 */
public final class CompareAndSet {

    /** Enough for eight writers of one object; takes about a minute at most. */
    public static final Backoff PATIENT = new Backoff(200, Duration.ofMillis(2), Duration.ofMillis(250));

    private final ObjectStore store;
    private final Backoff backoff;

    public CompareAndSet(ObjectStore store) {
        this(store, PATIENT);
    }

    public CompareAndSet(ObjectStore store, Backoff backoff) {
        this.store = store;
        this.backoff = backoff;
    }

    /**
     * Applies {@code change} to the stored value, or to empty if there is none, and stores the result if it differs.
     *
     * @throws ContentionException if no attempt that {@link Backoff} allows succeeded
     */
    public <T> Update<T> update(String key, Codec<T> codec, Function<Optional<T>, T> change) {
        return backoff.untilWritten(key, () -> attempt(key, codec, change));
    }

    private <T> Update<T> attempt(String key, Codec<T> codec, Function<Optional<T>, T> change) {
        Optional<StoredObject> read = store.get(key);
        Optional<T> before = read.map(object -> codec.decode(key, object.bytes()));
        T after = change.apply(before);
        byte[] bytes = codec.encode(after);
        if (read.isPresent() && Arrays.equals(bytes, read.get().bytes())) {
            return new Update<>(before, after, read.get().etag(), false);
        }
        ETag etag = read.isPresent() ? store.putIfMatch(key, bytes, read.get().etag()) : store.putIfAbsent(key, bytes);
        return new Update<>(before, after, etag, true);
    }

    /**
     * The result of an update.
     *
     * @param before what was stored before the last attempt
     * @param after what is stored now
     * @param written false if there was nothing to write
     */
    public record Update<T>(Optional<T> before, T after, ETag etag, boolean written) {}
}
