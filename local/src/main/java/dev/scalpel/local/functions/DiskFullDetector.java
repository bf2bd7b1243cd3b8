package dev.scalpel.local.functions;

import dev.scalpel.store.DiskFullException;
import dev.scalpel.store.ETag;
import dev.scalpel.store.ForwardingStore;
import dev.scalpel.store.ObjectStore;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/**
 * A store that remembers that its disk was full. A function treats that as the failure of one symbol and continues with
 * the next, but nothing that it does from then on is stored, so its caller must stop.
 */
final class DiskFullDetector extends ForwardingStore {

    private volatile Optional<DiskFullException> first = Optional.empty();

    DiskFullDetector(ObjectStore inner) {
        super(inner);
    }

    /** @throws DiskFullException when any write failed on a full disk, even if the caller handled that failure */
    void check() {
        first.ifPresent(full -> {
            throw full;
        });
    }

    @Override
    public SortedMap<String, String> versions(String prefix) {
        return inner().versions(prefix);
    }

    @Override
    public ETag putIfAbsent(String key, byte[] bytes) {
        return recordFailure(() -> super.putIfAbsent(key, bytes));
    }

    @Override
    public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
        return recordFailure(() -> super.putIfMatch(key, bytes, expected));
    }

    private ETag recordFailure(Supplier<ETag> write) {
        try {
            return write.get();
        } catch (DiskFullException full) {
            first = first.or(() -> Optional.of(full));
            throw full;
        }
    }
}
