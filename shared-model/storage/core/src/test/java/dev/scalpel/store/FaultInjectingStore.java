package dev.scalpel.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Passes everything on, counts what costs, and is unlucky when told to be. */
public final class FaultInjectingStore implements ObjectStore {

    private final ObjectStore inner;
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger transfers = new AtomicInteger();
    private boolean forgetful;
    private boolean unlucky;

    public FaultInjectingStore(ObjectStore inner) {
        this.inner = inner;
    }

    public int writes() {
        return writes.get();
    }

    public int transfers() {
        return transfers.get();
    }

    /** The next write is taken, but the writer is not told. */
    public void forgetNextOutcome() {
        forgetful = true;
    }

    public void loseAllRaces() {
        unlucky = true;
    }

    @Override
    public Optional<StoredObject> get(String key) {
        transfers.incrementAndGet();
        return inner.get(key);
    }

    @Override
    public FetchResult getIfChanged(String key, ETag known) {
        FetchResult fetch = inner.getIfChanged(key, known);
        transfers.addAndGet(fetch instanceof FetchResult.Changed ? 1 : 0);
        return fetch;
    }

    @Override
    public Optional<byte[]> getRange(String key, long from, int length) {
        return inner.getRange(key, from, length);
    }

    @Override
    public List<String> list(String prefix) {
        return inner.list(prefix);
    }

    @Override
    public ETag putIfAbsent(String key, byte[] bytes) {
        beforeWrite(key);
        return afterWrite(key, inner.putIfAbsent(key, bytes));
    }

    @Override
    public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
        beforeWrite(key);
        return afterWrite(key, inner.putIfMatch(key, bytes, expected));
    }

    @Override
    public void delete(String key) {
        inner.delete(key);
    }

    private void beforeWrite(String key) {
        writes.incrementAndGet();
        if (unlucky) {
            throw new WriteConflictException(key, "to be lucky");
        }
    }

    private ETag afterWrite(String key, ETag etag) {
        if (forgetful) {
            forgetful = false;
            throw new UnknownOutcomeException(key, new StoreException("the answer was lost"));
        }
        return etag;
    }
}
