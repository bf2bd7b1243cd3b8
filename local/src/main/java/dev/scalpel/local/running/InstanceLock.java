package dev.scalpel.local.running;

import dev.scalpel.settings.Settings;
import dev.scalpel.store.ObjectStore;
import java.nio.file.Path;
import java.time.Clock;

/**
 * The right to be the one bot on a state. Two would lose nothing, for every change is a compare-and-set; but they would
 * do all work twice and wonder about each other's writes.
 */
public interface InstanceLock extends AutoCloseable {

    /** Holds the right for some more time. To be called once a minute. */
    void renew();

    /** Gives the right back; a second time it does nothing. */
    @Override
    void close();

    /**
     * Takes the right, by the means that fit the store.
     *
     * @param holder names this process to whoever comes second
     * @throws AlreadyRunningException when another one has it
     */
    static InstanceLock take(Settings settings, ObjectStore store, Path home, Clock clock, String holder) {
        return settings.store().kind() == Settings.StoreKind.S3
                ? LeaseLock.take(store, clock, holder)
                : FileInstanceLock.take(home.resolve("run.lock"), holder);
    }
}
