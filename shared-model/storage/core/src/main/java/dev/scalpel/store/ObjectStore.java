package dev.scalpel.store;

import java.util.List;
import java.util.Optional;

/**
 * Objects under keys, all of which are written conditionally: nothing is ever overwritten unseen. Safe for use by many
 * threads and many processes at once. A write is seen whole or not at all.
 *
 * <p>A key is one or more segments of {@code [A-Za-z0-9._=-]} joined by {@code /}; a segment does not begin with a dot.
 * Every method refuses other keys with an {@link IllegalArgumentException}, and throws {@link StoreException} when the
 * store fails for longer than it can be retried. {@link StoreKeys} has the layout.
 */
public interface ObjectStore {

    /** The object, or empty when there is none. */
    Optional<StoredObject> get(String key);

    /** The object, unless it still has the tag that the caller knows. */
    FetchResult getIfChanged(String key, ETag known);

    /**
     * At most {@code length} bytes from {@code from} on; fewer, down to none, where the object ends earlier.
     *
     * @return empty when there is no such object
     */
    Optional<byte[]> getRange(String key, long from, int length);

    /**
     * The keys that begin with {@code prefix}, in ascending order, all of them. The prefix need not end with a segment;
     * the empty prefix lists everything.
     */
    List<String> list(String prefix);

    /**
     * Writes a new object.
     *
     * @throws WriteConflictException when the key is taken
     * @throws UnknownOutcomeException when the write may or may not have happened
     */
    ETag putIfAbsent(String key, byte[] bytes);

    /**
     * Replaces the content that has this tag.
     *
     * @throws WriteConflictException when the object has another content by now, or is gone
     * @throws UnknownOutcomeException when the write may or may not have happened
     */
    ETag putIfMatch(String key, byte[] bytes, ETag expected);

    /** Removes the object; if there is none, does nothing. */
    void delete(String key);
}
