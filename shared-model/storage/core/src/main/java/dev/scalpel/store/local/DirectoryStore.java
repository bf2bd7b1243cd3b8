package dev.scalpel.store.local;

import dev.scalpel.store.ETag;
import dev.scalpel.store.FetchResult;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeyFormat;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.WriteConflictException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A store in a directory: a key is a path below the root, so that ordinary tools can read it. Compare-and-set is safe between
 * threads and between processes of one machine. Internal files are in the hidden directory {@code .scalpel}, which no
 * key can name. Stop all processes before you change files by hand.
 */
public final class DirectoryStore implements ObjectStore {

    private static final String INTERNAL_FOLDER = ".scalpel";

    private final Path root;
    private final AtomicFile files;
    private final StripedLocks locks;

    /** Opens the store in {@code root}, which is created by the first write. */
    public DirectoryStore(Path root, Durability durability) {
        this.root = root.toAbsolutePath().normalize();
        this.files = new AtomicFile(durability);
        this.locks = new StripedLocks(this.root.resolve(INTERNAL_FOLDER).resolve("locks"));
    }

    public Path root() {
        return root;
    }

    @Override
    public Optional<StoredObject> get(String key) {
        Path file = fileOf(key);
        return io("read", key, () -> read(file));
    }

    @Override
    public FetchResult getIfChanged(String key, ETag known) {
        return get(key).map(object ->
                        object.etag().equals(known) ? new FetchResult.Unchanged() : new FetchResult.Changed(object))
                .orElseGet(FetchResult.Absent::new);
    }

    @Override
    public Optional<byte[]> getRange(String key, long from, int length) {
        StoreKeyFormat.requireRange(from, length);
        Path file = fileOf(key);
        return io("read", key, () -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                long available = Math.max(0, channel.size() - from);
                ByteBuffer range = ByteBuffer.allocate((int) Math.min(length, available));
                while (range.hasRemaining() && channel.read(range, from + range.position()) >= 0) {
                    // A read may return less than requested.
                }
                return Optional.of(Arrays.copyOf(range.array(), range.position()));
            } catch (NoSuchFileException absent) {
                return Optional.empty();
            }
        });
    }

    @Override
    public List<String> list(String prefix) {
        return List.copyOf(versions(prefix).keySet());
    }

    @Override
    public SortedMap<String, String> versions(String prefix) {
        StoreKeyFormat.requirePrefix(prefix);
        Path start = root.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
        return io("list", prefix, () -> DirectoryListing.under(root, start, prefix));
    }

    @Override
    public ETag putIfAbsent(String key, byte[] bytes) {
        Path file = fileOf(key);
        return io(
                "write",
                key,
                () -> locks.withLock(StripedLocks.stripeOf(key), () -> {
                    if (Files.exists(file)) {
                        throw new WriteConflictException(key, "no object");
                    }
                    return write(key, file, bytes);
                }));
    }

    @Override
    public ETag putIfMatch(String key, byte[] bytes, ETag expected) {
        Path file = fileOf(key);
        return io(
                "write",
                key,
                () -> locks.withLock(StripedLocks.stripeOf(key), () -> {
                    if (read(file)
                            .filter(current -> current.etag().equals(expected))
                            .isEmpty()) {
                        throw new WriteConflictException(key, "ETag " + expected);
                    }
                    return write(key, file, bytes);
                }));
    }

    @Override
    public void delete(String key) {
        Path file = fileOf(key);
        io(
                "delete",
                key,
                () -> locks.withLock(StripedLocks.stripeOf(key), () -> {
                    files.delete(file);
                    return file;
                }));
    }

    private static Optional<StoredObject> read(Path file) throws IOException {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return Optional.of(new StoredObject(bytes, ETag.ofContent(bytes)));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /** Call with the stripe's lock: a stripe has one temporary file. */
    private ETag write(String key, Path file, byte[] bytes) throws IOException {
        String name = String.format("%02d.tmp", StripedLocks.stripeOf(key));
        files.write(file, root.resolve(INTERNAL_FOLDER).resolve("tmp").resolve(name), bytes);
        return ETag.ofContent(bytes);
    }

    private Path fileOf(String key) {
        return root.resolve(StoreKeyFormat.requireKey(key));
    }

    private <T> T io(String what, String key, StripedLocks.IoAction<T> action) {
        try {
            return action.run();
        } catch (IOException failure) {
            throw StoreException.of(what, key, root, failure);
        }
    }
}
