package dev.scalpel.tradelog.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One process at a time uses a server's folder. The system releases the lock of a process that was killed. */
final class DirectoryLock implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(25);

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits for other commands to end. */
    static DirectoryLock take(Path file, Duration limit) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            for (long rounds = limit.dividedBy(PAUSE); rounds >= 0; rounds--) {
                if (lock(channel) != null) {
                    return new DirectoryLock(channel);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        } catch (IOException failure) {
            channel.close();
            throw failure;
        }
        channel.close();
        throw new EmbeddedServerException("another command has used the trade log of " + file.getParent() + " for "
                + limit.toSeconds() + " s: try again when it has ended");
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException ofThisProcess) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
