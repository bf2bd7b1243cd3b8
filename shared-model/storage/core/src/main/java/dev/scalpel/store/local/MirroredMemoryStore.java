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
 * A store for what is played through and begun anew if it breaks off, such as a demo: this process alone writes it and
 * answers from memory, and each object stands in the directory too, where people, and later a {@link DirectoryStore},
 * find it. No write waits for the disk: unlike a directory store's, an object may be absent after a kill. All that is
 * stored stays in memory.
 */
public final class MirroredMemoryStore implements ObjectStore {

    private static final String OWN_FOLDER = ".scalpel";

    private final Path root;
    private final Path temporary;
    private final MemoryStore memory = new MemoryStore();

    /**
     * @param root empty or absent
     * @throws StoreException when there is something in it
     */
    public MirroredMemoryStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.temporary = this.root.resolve(OWN_FOLDER).resolve("scratch.tmp");
        try {
            Files.createDirectories(this.root.resolve(OWN_FOLDER));
            if (!DirectoryListing.under(this.root, this.root, "").isEmpty()) {
                throw new StoreException("a scratch store begins empty, and there are objects in " + this.root);
            }
        } catch (IOException failed) {
            throw StoreException.of("begin", "", this.root, failed);
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
        byte[] before = memory.held(key);
        ETag etag = memory.putIfMatch(key, bytes, expected);
        write(key, before, bytes);
        return etag;
    }

    @Override
    public synchronized void delete(String key) {
        memory.delete(key);
        try {
            Files.deleteIfExists(root.resolve(key));
        } catch (IOException failed) {
            throw StoreException.of("delete", key, root, failed);
        }
    }

    private void write(String key, byte[] before, byte[] bytes) {
        Path file = root.resolve(key);
        try {
            if (goesOn(before, bytes)) {
                Files.write(file, Arrays.copyOfRange(bytes, before.length, bytes.length), StandardOpenOption.APPEND);
            } else {
                replace(file, bytes);
            }
        } catch (IOException failed) {
            throw StoreException.of("write", key, root, failed);
        }
    }

    /** A day's bars and decisions grow by a line: then a line is written. */
    private static boolean goesOn(byte[] before, byte[] bytes) {
        return before.length > 0
                && bytes.length > before.length
                && Arrays.equals(before, 0, before.length, bytes, 0, before.length);
    }

    private void replace(Path file, byte[] bytes) throws IOException {
        Files.write(temporary, bytes);
        Files.createDirectories(Objects.requireNonNull(file.getParent(), "a key's file lies below the root"));
        // Not renamed over the old file: some file systems (ext4) then send the new one to the disk at once, which
        // takes
        // ten times as long as all the rest.
        Files.deleteIfExists(file);
        Files.move(temporary, file);
    }
}
