package dev.scalpel.store;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Objects under keys. Every write is conditional, so nothing is overwritten by accident. Safe for concurrent use by threads
 * and processes. A write is visible as a whole or not at all.
 *
 * <p>A key is one or more segments of {@code [A-Za-z0-9._=-]} joined by {@code /}; a segment does not begin with a dot.
 * Every method rejects other keys with an {@link IllegalArgumentException} and throws {@link StoreException} if the store
 * still fails after its own retries. {@link StoreKeys} has the layout.
 */
public interface ObjectStore {

    /** The object, or empty if there is none. */
    Optional<StoredObject> get(String key);

    /** The object, unless it still has the known tag. */
    FetchResult getIfChanged(String key, ETag known);

    /**
     * At most {@code length} bytes from {@code from} on; fewer, or none, if the object ends earlier.
     *
     * @return empty if there is no such object
     */
    Optional<byte[]> getRange(String key, long from, int length);

    /**
     * All keys that begin with {@code prefix}, in ascending order. The prefix need not end at a segment; the empty prefix
     * lists everything.
     */
    List<String> list(String prefix);

    /**
     * The version of each object whose key begins with {@code prefix}, by key in ascending order: a short text that differs for
     * different contents, and may differ for equal ones. So a reader finds out what has changed. Stores that know versions
     * without reading the objects override this.
     */
    default SortedMap<String, String> versions(String prefix) {
        SortedMap<String, String> versions = new TreeMap<>();
        for (String key : list(prefix)) {
            get(key).ifPresent(object -> versions.put(key, object.etag().value()));
        }
        return versions;
    }

    /**
     * Writes a new object.
     *
     * @throws WriteConflictException if the key exists
     * @throws UnknownOutcomeException if it is not known whether the object was written
     */
    ETag putIfAbsent(String key, byte[] bytes);

    /**
     * Replaces the content that has this tag.
     *
     * @throws WriteConflictException if the object has changed or been deleted
     * @throws UnknownOutcomeException if it is not known whether the object was written
     */
    ETag putIfMatch(String key, byte[] bytes, ETag expected);

    /** Deletes the object; does nothing if there is none. */
    void delete(String key);
}
