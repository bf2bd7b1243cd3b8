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

/** Writes a file so that others see the old content or the new one, whole. */
final class AtomicFile {

    private static final boolean FOLDERS_CAN_BE_SYNCED =
            !System.getProperty("os.name", "").startsWith("Windows");

    private final Durability durability;

    AtomicFile(Durability durability) {
        this.durability = durability;
    }

    /** Writes {@code temporary} (whatever a dead writer left there is overwritten) and renames it to {@code file}. */
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

    void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            syncFolder(folderOf(file));
        }
    }

    /** A new folder's name lives in its parent, which must reach the disk as well. */
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
        return Objects.requireNonNull(file.getParent(), "a file of the store lies in a folder");
    }
}
