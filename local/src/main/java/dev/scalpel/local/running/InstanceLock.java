package dev.scalpel.local.running;

import dev.scalpel.settings.Settings;
import dev.scalpel.settings.section.StoreKind;
import dev.scalpel.store.ObjectStore;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Ensures one bot per state. Two bots would not corrupt it, because every change is a compare-and-set; but they would do
 * all work twice and run into each other's writes.
 */
public interface InstanceLock extends AutoCloseable {

    /** Extends the lock. To be called once a minute. */
    void renew();

    /** Releases the lock; does nothing the second time. */
    @Override
    void close();

    /**
     * Acquires the lock: a lease in an S3 store, otherwise a file lock.
     *
     * @param holder identifies this process in the message that a second one gets
     * @throws AlreadyRunningException when another bot holds it
     */
    static InstanceLock take(Settings settings, ObjectStore store, Path home, Clock clock, String holder) {
        return settings.store().kind() == StoreKind.S3
                ? LeaseLock.take(store, clock, holder)
                : FileInstanceLock.take(home.resolve("run.lock"), holder);
    }
}
