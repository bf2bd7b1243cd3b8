package dev.scalpel.store.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Mutual exclusion by key, between threads and between processes. The operating system releases a lock file's lock when
 * its process dies, however it dies, so no lock can be stale. A fixed number of lock files serves all keys.
 */
final class StripedLocks {

    static final int STRIPES = 64;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long LONGEST_NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /**
     * One set for the whole JVM, since a file's lock belongs to the JVM: a second channel on the same file would be
     * refused, and closing it would release the first one's lock.
     */
    private static final ReentrantLock[] THREADS =
            Stream.generate(ReentrantLock::new).limit(STRIPES).toArray(ReentrantLock[]::new);

    private final Path folder;

    StripedLocks(Path folder) {
        this.folder = folder;
    }

    static int stripeOf(String key) {
        return Math.floorMod(key.hashCode(), STRIPES);
    }

    <T> T holding(int stripe, IoAction<T> action) throws IOException {
        ReentrantLock threads = THREADS[stripe];
        threads.lock();
        try (FileChannel channel = open(folder.resolve(String.format("%02d.lock", stripe)));
                FileLock processes = acquire(channel, stripe)) {
            if (!processes.isValid()) {
                throw new IOException("lock " + stripe + " was lost as soon as it was taken");
            }
            return action.run();
        } finally {
            threads.unlock();
        }
    }

    private static FileChannel open(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    /**
     * Asks again and again instead of waiting in the kernel: two processes of several threads each, waiting for
     * different stripes of one another, look like a deadlock to the kernel, which then fails one of them.
     */
    private static FileLock acquire(FileChannel channel, int stripe) throws IOException {
        long start = System.nanoTime();
        long nap = TimeUnit.MICROSECONDS.toNanos(20);
        while (System.nanoTime() - start < PATIENCE_NANOS) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(nap / 2, nap));
            nap = Math.min(nap * 2, LONGEST_NAP_NANOS);
        }
        throw new IOException("another process has held lock " + stripe + " for "
                + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NANOS) + " s; is one hanging or stopped?");
    }

    @FunctionalInterface
    interface IoAction<T> {
        T run() throws IOException;
    }
}
