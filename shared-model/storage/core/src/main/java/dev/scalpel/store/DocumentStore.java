package dev.scalpel.store;

import java.util.Arrays;
import java.util.Optional;

/**
 * Documents that are replaced as a whole: state, champion pointers. A write is attempted once; on a conflict the caller
 * decides what to do. A document must differ from every other one ever written under its key (by a revision and its
 * writer's name), so that reading it after a lost answer shows whose write it was.
 */
public final class DocumentStore<T> {

    private final ObjectStore store;
    private final Codec<T> codec;

    public DocumentStore(ObjectStore store, Codec<T> codec) {
        this.store = store;
        this.codec = codec;
    }

    /** The document and the tag to replace it with, or empty if there is none. */
    public Optional<Document<T>> read(String key) {
        return store.get(key).map(object -> new Document<>(codec.decode(key, object.bytes()), object.etag()));
    }

    /**
     * Writes the first document under a key.
     *
     * @throws WriteConflictException if there is one already
     * @throws UnknownOutcomeException if it is not known whether the document was written
     */
    public Document<T> create(String key, T value) {
        byte[] bytes = codec.encode(value);
        try {
            return new Document<>(value, store.putIfAbsent(key, bytes));
        } catch (UnknownOutcomeException unknown) {
            return new Document<>(value, settle(key, bytes, Optional.empty(), unknown));
        }
    }

    /**
     * Replaces the document that was read.
     *
     * @throws WriteConflictException if it has been replaced meanwhile
     * @throws UnknownOutcomeException if it is not known whether the document was written
     */
    public Document<T> replace(String key, Document<T> read, T value) {
        byte[] bytes = codec.encode(value);
        try {
            return new Document<>(value, store.putIfMatch(key, bytes, read.etag()));
        } catch (UnknownOutcomeException unknown) {
            return new Document<>(value, settle(key, bytes, Optional.of(read.etag()), unknown));
        }
    }

    private ETag settle(String key, byte[] bytes, Optional<ETag> expected, UnknownOutcomeException unknown) {
        Optional<StoredObject> found;
        try {
            found = store.get(key);
        } catch (StoreException readFailure) {
            unknown.addSuppressed(readFailure);
            throw unknown;
        }
        if (found.filter(object -> Arrays.equals(object.bytes(), bytes)).isPresent()) {
            return found.get().etag();
        }
        if (found.map(StoredObject::etag).equals(expected)) {
            // Not written so far; but a request that is still in flight may be executed later.
            throw unknown;
        }
        throw new WriteConflictException(
                key, expected.map(etag -> "ETag " + etag).orElse("no object"));
    }

    /** A document as it was read or written. */
    public record Document<T>(T value, ETag etag) {}
}
