package dev.scalpel.store;

import java.util.Arrays;
import java.util.Optional;

/**
 * Documents that are replaced as a whole by one writer at a time: state, champion pointers. A write is tried once; the
 * loser of a race is told and decides for itself. A document must differ from every other one ever written under its
 * key (by a revision and its writer's name): then what is read after a lost answer tells whose write it was.
 */
public final class DocumentStore<T> {

    private final ObjectStore store;
    private final Codec<T> codec;

    public DocumentStore(ObjectStore store, Codec<T> codec) {
        this.store = store;
        this.codec = codec;
    }

    /** The document and the tag to replace it with, or empty when there is none. */
    public Optional<Document<T>> read(String key) {
        return store.get(key).map(object -> new Document<>(codec.decode(key, object.bytes()), object.etag()));
    }

    /**
     * Writes the first document under a key.
     *
     * @throws WriteConflictException when there is one already
     * @throws UnknownOutcomeException when the write may yet turn out to have been taken
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
     * @throws WriteConflictException when somebody else has replaced it by now
     * @throws UnknownOutcomeException when the write may yet turn out to have been taken
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
        } catch (StoreException blind) {
            unknown.addSuppressed(blind);
            throw unknown;
        }
        if (found.filter(object -> Arrays.equals(object.bytes(), bytes)).isPresent()) {
            return found.get().etag();
        }
        if (found.map(StoredObject::etag).equals(expected)) {
            // Not taken so far; but a request that is still under way could be.
            throw unknown;
        }
        throw new WriteConflictException(
                key, expected.map(etag -> "ETag " + etag).orElse("no object"));
    }

    /** A document as it was read or written. */
    public record Document<T>(T value, ETag etag) {}
}
