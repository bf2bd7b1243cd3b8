package dev.scalpel.store.upgrade;

import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoredObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The objects under former keys. What is absent is requested once. */
final class FormerObjects {

    private final ObjectStore store;

    /** Keys and prefixes without an object. None gets one again: nothing writes new objects under former keys. */
    private final Set<String> absent = ConcurrentHashMap.newKeySet();

    FormerObjects(ObjectStore store) {
        this.store = store;
    }

    /**
     * An object under a former key.
     *
     * @param object its content, with the tag of what is stored
     * @param moving whether what is stored is a {@link MovedDocument} that contains it
     */
    record Former(StoredObject object, boolean moving) {}

    /** Whether it is known that there is none, or that it has moved. */
    boolean isAbsent(String former) {
        return absent.contains(former);
    }

    /** The object; empty where there is none, or it has moved. */
    Optional<Former> get(String former) {
        if (isAbsent(former)) {
            return Optional.empty();
        }
        Optional<Former> found = store.get(former).flatMap(stored -> unwrapped(former, stored));
        if (found.isEmpty()) {
            absent.add(former);
        }
        return found;
    }

    /** All former keys that begin with this prefix. */
    List<String> list(String prefix) {
        if (isAbsent(prefix)) {
            return List.of();
        }
        List<String> found = store.list(prefix);
        if (found.isEmpty()) {
            absent.add(prefix);
        }
        return found;
    }

    private static Optional<Former> unwrapped(String former, StoredObject stored) {
        if (!FormerKeys.isDocument(former) || !MovedDocument.is(stored.bytes())) {
            return Optional.of(new Former(stored, false));
        }
        return MovedDocument.document(former, stored.bytes())
                .map(document -> new Former(new StoredObject(document, stored.etag()), true));
    }
}
