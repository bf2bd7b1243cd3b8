package dev.scalpel.store;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts writes, reads and transfers, and injects write conflicts and lost answers. */
public final class FaultInjectingStore extends ForwardingStore {

    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicInteger transfers = new AtomicInteger();
    private boolean answerIsLost;
    private boolean writesConflict;

    public FaultInjectingStore(ObjectStore inner) {
        super(inner);
    }

    public int writes() {
        return writes.get();
    }

    /** With and without a transfer. */
    public int reads() {
        return reads.get();
    }

    public int transfers() {
        return transfers.get();
    }

    /** The next write is taken, but its answer is lost. */
    public void loseNextAnswer() {
        answerIsLost = true;
    }

    /** Every write from now on meets a conflict. */
    public void failAllWrites() {
        writesConflict = true;
    }

    @Override
    public Optional<StoredObject> get(String key) {
        reads.incrementAndGet();
        transfers.incrementAndGet();
        return super.get(key);
    }

    @Override
    public FetchResult getIfChanged(String key, ETag known) {
        reads.incrementAndGet();
        FetchResult fetch = super.getIfChanged(key, known);
        transfers.addAndGet(fetch instanceof FetchResult.Changed ? 1 : 0);
        return fetch;
    }

    @Override
    public ETag putIfAbsent(String key, byte[] bytes) {
        beforeWrite(key);
        return afterWrite(key, super.putIfAbsent(key, bytes));
    }

    @Override
    public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
        beforeWrite(key);
        return afterWrite(key, super.putIfMatch(key, bytes, expected));
    }

    private void beforeWrite(String key) {
        writes.incrementAndGet();
        if (writesConflict) {
            throw new WriteConflictException(key, "an injected conflict");
        }
    }

    private ETag afterWrite(String key, ETag etag) {
        if (answerIsLost) {
            answerIsLost = false;
            throw new UnknownOutcomeException(key, new StoreException("the answer was lost"));
        }
        return etag;
    }
}
