package dev.scalpel.benchmarks.faults.broken;

import dev.scalpel.store.ETag;
import dev.scalpel.store.ForwardingStore;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoredObject;
import java.util.Optional;

/** A store that can change content when it is written or read; changes nothing unless overridden. */
class RewritingStore extends ForwardingStore {

    RewritingStore(ObjectStore inner) {
        super(inner);
    }

    byte[] read(String key, byte[] bytes) {
        return bytes;
    }

    byte[] written(String key, byte[] bytes) {
        return bytes;
    }

    @Override
    public Optional<StoredObject> get(String key) {
        return super.get(key).map(object -> new StoredObject(read(key, object.bytes()), object.etag()));
    }

    @Override
    public ETag putIfAbsent(String key, byte[] bytes) {
        return super.putIfAbsent(key, written(key, bytes));
    }

    @Override
    public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
        return super.putIfMatch(key, written(key, bytes), expected);
    }
}
