package dev.scalpel.api.access;

import dev.scalpel.store.StoreException;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Keys in a file that only its owner reads and writes. A change counts for the next call. */
public final class FileKeys implements KeySource {

    public static final String NAME = "keys.json";

    private static final String OWNER_ONLY = "rw-------";

    private final Path file;

    public FileKeys(Path directory) {
        file = directory.resolve(NAME);
    }

    @Override
    public KeyRing current() {
        try {
            return KeyRing.read(file.toString(), Files.readAllBytes(file));
        } catch (NoSuchFileException none) {
            return KeyRing.EMPTY;
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new StoreException("cannot read " + file + ": " + unreadable.getMessage(), unreadable);
        }
    }

    /** Replaces the keys as a whole: a reader sees those of before or these. */
    public void write(KeyRing keys) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path next = Files.createTempFile(folder, NAME, ".tmp", ownerOnly(file.getFileSystem()));
            Files.write(next, keys.write());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new StoreException("cannot write " + file + ": " + failed.getMessage(), failed);
        }
    }

    private static FileAttribute<?>[] ownerOnly(FileSystem system) {
        return system.supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
                }
                : new FileAttribute<?>[0];
    }
}
