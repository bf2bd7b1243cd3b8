package dev.scalpel.store.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/** Replaces files atomically: others see the old content or the new one, never a part. */
public final class AtomicFile {

    private static final boolean FOLDERS_CAN_BE_SYNCED =
            !System.getProperty("os.name", "").startsWith("Windows");

    private final Durability durability;

    AtomicFile(Durability durability) {
        this.durability = durability;
    }

    /** Writes {@code temporary}, overwriting what a crashed writer left there, and renames it to {@code file}. */
    void write(Path file, Path temporary, byte[] bytes) throws IOException {
        Files.createDirectories(folderOf(temporary));
        try (FileChannel channel = FileChannel.open(
                temporary, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            if (durability == Durability.FSYNC) {
                channel.force(true);
            }
        }
        createFolders(folderOf(file));
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncFolder(folderOf(file));
    }

    /**
     * Replaces a file and creates its directory if it is absent, through a temporary file in the same directory. For one writer at a
     * time; does not wait for the disk.
     */
    public static void replace(Path file, byte[] bytes) throws IOException {
        Path target = file.toAbsolutePath();
        Path temporary = target.resolveSibling(target.getFileName() + ".next");
        try {
            new AtomicFile(Durability.NONE).write(target, temporary, bytes);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            syncFolder(folderOf(file));
        }
    }

    /** The name of a new folder is stored in its parent, which must be flushed as well. */
    private void createFolders(Path folder) throws IOException {
        Deque<Path> absent = new ArrayDeque<>();
        for (Path at = folder; at != null && !Files.isDirectory(at); at = at.getParent()) {
            absent.push(at);
        }
        Files.createDirectories(folder);
        for (Path made : absent) {
            syncFolder(folderOf(made));
        }
    }

    private void syncFolder(Path folder) throws IOException {
        if (durability == Durability.FSYNC && FOLDERS_CAN_BE_SYNCED) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static Path folderOf(Path file) {
        return Objects.requireNonNull(file.getParent(), "the path of a file has a parent");
    }
}
