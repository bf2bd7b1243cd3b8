package dev.scalpel.store.local;

import dev.scalpel.store.ETag;
import dev.scalpel.store.FetchResult;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A store in memory with a copy in a directory, for runs that start again after a crash, such as a demo. Only this process
 * writes it. Each object is also written to the directory, where people, and later a {@link DirectoryStore}, can read it.
 * Writes do not wait for the disk, so an object may be missing there after a crash.
 */
public final class MirroredMemoryStore implements ObjectStore {

    private static final String INTERNAL_FOLDER = ".scalpel";

    private final Path root;
    private final Path temporary;
    private final MemoryStore memory = new MemoryStore();

    /**
     * @param root empty or absent
     * @throws StoreException if it contains objects
     */
    public MirroredMemoryStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.temporary = this.root.resolve(INTERNAL_FOLDER).resolve("scratch.tmp");
        try {
            Files.createDirectories(this.root.resolve(INTERNAL_FOLDER));
            if (!DirectoryListing.under(this.root, this.root, "").isEmpty()) {
                throw new StoreException("this store must start empty, but there are objects in " + this.root);
            }
        } catch (IOException failure) {
            throw StoreException.of("create", "", this.root, failure);
        }
    }

    @Override
    public Optional<StoredObject> get(String key) {
        return memory.get(key);
    }

    @Override
    public FetchResult getIfChanged(String key, ETag known) {
        return memory.getIfChanged(key, known);
    }

    @Override
    public Optional<byte[]> getRange(String key, long from, int length) {
        return memory.getRange(key, from, length);
    }

    @Override
    public List<String> list(String prefix) {
        return memory.list(prefix);
    }

    @Override
    public synchronized ETag putIfAbsent(String key, byte[] bytes) {
        ETag etag = memory.putIfAbsent(key, bytes);
        write(key, new byte[0], bytes);
        return etag;
    }

    @Override
    public synchronized ETag putIfMatch(String key, byte[] bytes, ETag expected) {
        byte[] before = memory.content(key);
        ETag etag = memory.putIfMatch(key, bytes, expected);
        write(key, before, bytes);
        return etag;
    }

    @Override
    public synchronized void delete(String key) {
        memory.delete(key);
        try {
            Files.deleteIfExists(root.resolve(key));
        } catch (IOException failure) {
            throw StoreException.of("delete", key, root, failure);
        }
    }

    private void write(String key, byte[] before, byte[] bytes) {
        Path file = root.resolve(key);
        try {
            if (isAppend(before, bytes)) {
                Files.write(file, Arrays.copyOfRange(bytes, before.length, bytes.length), StandardOpenOption.APPEND);
            } else {
                replace(file, bytes);
            }
        } catch (IOException failure) {
            throw StoreException.of("write", key, root, failure);
        }
    }

    /** The bars and decisions of a day grow by a line: then only that line is written. */
    private static boolean isAppend(byte[] before, byte[] bytes) {
        return before.length > 0
                && bytes.length > before.length
                && Arrays.equals(before, 0, before.length, bytes, 0, before.length);
    }

    private void replace(Path file, byte[] bytes) throws IOException {
        Files.write(temporary, bytes);
        Files.createDirectories(Objects.requireNonNull(file.getParent(), "a key's file lies below the root"));
        // Not renamed over the old file: some file systems (ext4) then flush the new one to disk immediately, which
        // takes
        // ten
        // times as long as everything else.
        Files.deleteIfExists(file);
        Files.move(temporary, file);
    }
}
