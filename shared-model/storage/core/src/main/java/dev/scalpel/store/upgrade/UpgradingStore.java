package dev.scalpel.store.upgrade;

import dev.scalpel.store.ETag;
import dev.scalpel.store.FetchResult;
import dev.scalpel.store.ForwardingStore;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeyFormat;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.WriteConflictException;
import dev.scalpel.store.upgrade.FormerObjects.Former;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A store whose objects may still have the keys of an earlier release, which left out the venue. Reads and lists find them
 * under their present keys. Nothing is moved before it is changed, so a reader needs no permission to write.
 *
 * <p>An object under a present key always wins. It is created by {@code putIfAbsent}, so of several writers that have read
 * the former object one succeeds, as with a compare-and-set. A state or champion, of which there must be only one, moves in
 * three writes: (1) the former document is replaced, by compare-and-set, by one that still contains it but that an earlier
 * release refuses; (2) the present document is created; (3) the content is removed from the former key. Killed after (1), the
 * content is read from there; killed after (2), nothing reads it any more.
 */
public final class UpgradingStore extends ForwardingStore {

    /** The only venue of the releases that wrote keys without one. */
    public static final String FORMER_VENUE = "binance";

    private static final Logger LOG = LoggerFactory.getLogger(UpgradingStore.class);

    private final FormerKeys keys = new FormerKeys(FORMER_VENUE);

    private final FormerObjects formerObjects;

    public UpgradingStore(ObjectStore inner) {
        super(inner);
        formerObjects = new FormerObjects(inner);
    }

    @Override
    public Optional<StoredObject> get(String key) {
        Optional<StoredObject> present = inner().get(key);
        return present.isPresent() ? present : keys.former(key).flatMap(former -> readFormer(key, former));
    }

    @Override
    public FetchResult getIfChanged(String key, ETag known) {
        FetchResult present = inner().getIfChanged(key, known);
        Optional<String> former = keys.former(key);
        if (!(present instanceof FetchResult.Absent) || former.isEmpty()) {
            return present;
        }
        return readFormer(key, former.get())
                .<FetchResult>map(object ->
                        object.etag().equals(known) ? new FetchResult.Unchanged() : new FetchResult.Changed(object))
                .orElse(present);
    }

    @Override
    public Optional<byte[]> getRange(String key, long from, int length) {
        Optional<byte[]> present = inner().getRange(key, from, length);
        Optional<String> former = keys.former(key);
        if (present.isPresent() || former.isEmpty()) {
            return present;
        }
        return readFormer(key, former.get()).map(object -> {
            int begin = (int) Math.min(from, object.size());
            return Arrays.copyOfRange(object.bytes(), begin, begin + Math.min(length, object.size() - begin));
        });
    }

    @Override
    public List<String> list(String prefix) {
        Set<String> all = new TreeSet<>();
        inner().list(prefix).forEach(key -> all.add(keys.present(key)));
        keys.formerPrefix(prefix)
                .ifPresent(former -> formerObjects.list(former).forEach(key -> all.add(keys.present(key))));
        all.removeIf(key -> !key.startsWith(prefix));
        return List.copyOf(all);
    }

    /** Of an object under a former key that has no present one, its own. */
    @Override
    public SortedMap<String, String> versions(String prefix) {
        SortedMap<String, String> all = new TreeMap<>();
        SortedMap<String, String> present = inner().versions(prefix);
        for (String key : list(prefix)) {
            String version = present.get(key);
            if (version != null) {
                all.put(key, version);
            } else {
                get(key).ifPresent(object -> all.put(key, object.etag().value()));
            }
        }
        return all;
    }

    @Override
    public ETag putIfAbsent(String key, byte[] bytes) {
        if (keys.former(key).flatMap(formerObjects::get).isPresent()) {
            throw new WriteConflictException(key, "no object");
        }
        return inner().putIfAbsent(key, bytes);
    }

    @Override
    public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
        try {
            return inner().putIfMatch(key, bytes, expected);
        } catch (WriteConflictException conflict) {
            Optional<String> former = keys.former(key);
            if (former.isEmpty() || inner().getRange(key, 0, 0).isPresent()) {
                throw conflict;
            }
            Former replaced = formerObjects
                    .get(former.get())
                    .filter(found -> found.object().etag().equals(expected))
                    .orElseThrow(() -> conflict);
            return FormerKeys.isDocument(former.get())
                    ? move(former.get(), replaced, key, bytes)
                    : inner().putIfAbsent(key, bytes);
        }
    }

    /** The former object first: killed in between, the present one is still there and counts. */
    @Override
    public void delete(String key) {
        StoreKeyFormat.requireKey(key);
        keys.former(key).ifPresent(inner()::delete);
        inner().delete(key);
    }

    private ETag move(String former, Former replaced, String key, byte[] bytes) {
        StoredObject before = replaced.object();
        ETag marked = replaced.moving()
                ? before.etag()
                : inner().putIfMatch(former, MovedDocument.moving(key, before.bytes()), before.etag());
        ETag created = inner().putIfAbsent(key, bytes);
        LOG.info("{} moved to {}", former, key);
        try {
            inner().putIfMatch(former, MovedDocument.moved(key), marked);
        } catch (StoreException kept) {
            // The change itself is stored. What is left under the former key is not read any more.
            LOG.warn("{} keeps its former content: {}", former, kept.getMessage());
        }
        return created;
    }

    /** Reads a key under which nothing was found. If its document has moved since, it is there now. */
    private Optional<StoredObject> readFormer(String key, String former) {
        if (formerObjects.isAbsent(former)) {
            return Optional.empty();
        }
        Optional<StoredObject> found = formerObjects.get(former).map(Former::object);
        return found.isPresent() ? found : inner().get(key);
    }
}
