package dev.scalpel.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * Changes an object without losing anybody's change: read it with its tag, change the value, write it if nobody was
 * faster, else read again. The one loop that appends and documents share.
 *
 * <p>The change is applied to what is stored now, once for each try, and must make a second application harmless (a
 * merge by row key does): when the answer of a write is lost and others write on top of it, the object that is read
 * again may hold the change already. Then nothing is written a second time.
 */
public final class CompareAndSet {

    /** Enough for eight writers at one object; a minute or so at most. */
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
     * Stores {@code change} of the present value, or of none, unless that is what is stored already.
     *
     * @throws ContentionException when no try of all that {@link Backoff} allows went through
     */
    public <T> Update<T> update(String key, Codec<T> codec, Function<Optional<T>, T> change) {
        for (int attempt = 1; ; attempt++) {
            Optional<StoredObject> read = store.get(key);
            Optional<T> before = read.map(object -> codec.decode(key, object.bytes()));
            T after = change.apply(before);
            byte[] bytes = codec.encode(after);
            if (read.isPresent() && Arrays.equals(bytes, read.get().bytes())) {
                return new Update<>(before, after, read.get().etag(), false);
            }
            try {
                ETag etag = read.isPresent()
                        ? store.putIfMatch(key, bytes, read.get().etag())
                        : store.putIfAbsent(key, bytes);
                return new Update<>(before, after, etag, true);
            } catch (WriteConflictException | UnknownOutcomeException again) {
                if (attempt == backoff.tries()) {
                    throw new ContentionException(key, attempt, again);
                }
                backoff.waitAfter(attempt);
            }
        }
    }

    /**
     * What an update found and left.
     *
     * @param before what was stored when the settling try began
     * @param after what is stored now
     * @param written false when nothing had to be written
     */
    public record Update<T>(Optional<T> before, T after, ETag etag, boolean written) {}
}
