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
 * Mutual exclusion by key, between threads and between processes. The operating system releases the lock of a lock file when
 * its process ends, however it ends, so no lock can be stale. A fixed number of lock files serves all keys.
 */
final class StripedLocks {

    static final int STRIPES = 64;

    private static final long TIMEOUT_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long MAX_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    /**
     * One set for the whole JVM, since a file lock belongs to the JVM: locking the same file by a second channel would fail,
     * and closing that channel would release the lock of the first.
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

    <T> T withLock(int stripe, IoAction<T> action) throws IOException {
        ReentrantLock threads = THREADS[stripe];
        threads.lock();
        try (FileChannel channel = open(folder.resolve(String.format("%02d.lock", stripe)));
                FileLock processes = acquire(channel, stripe)) {
            if (!processes.isValid()) {
                throw new IOException("lock " + stripe + " was lost as soon as it was acquired");
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
     * Polls instead of waiting in the kernel: two processes with several threads each, waiting for each other's stripes, look
     * like a deadlock to the kernel, which then fails one of them.
     */
    private static FileLock acquire(FileChannel channel, int stripe) throws IOException {
        long start = System.nanoTime();
        long pause = TimeUnit.MICROSECONDS.toNanos(20);
        while (System.nanoTime() - start < TIMEOUT_NANOS) {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(pause / 2, pause));
            pause = Math.min(pause * 2, MAX_PAUSE_NANOS);
        }
        throw new IOException("another process has held lock " + stripe + " for "
                + TimeUnit.NANOSECONDS.toSeconds(TIMEOUT_NANOS) + " s: does it hang, or is it suspended?");
    }

    @FunctionalInterface
    interface IoAction<T> {
        T run() throws IOException;
    }
}
