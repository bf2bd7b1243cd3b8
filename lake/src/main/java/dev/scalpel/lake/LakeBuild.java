package dev.scalpel.lake;

import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.DocumentStore;
import dev.scalpel.store.ETag;
import dev.scalpel.store.FetchResult;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.WriteConflictException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes the months that are absent, outdated or damaged. A month counts as built when its file still has the tag that was
 * noted for it and its sources those that it was made from. A source is read only if its version in the store's listing is not
 * the one that was noted, or if everything is to be verified.
 *
 * <p>Builds may be killed, repeated and run at once: a file is replaced only if it is still what was read before.
 */
public final class LakeBuild {

    private static final int ATTEMPTS = 3;

    private final Lake lake;
    private final ObjectStore store;
    private final Path folder;
    private final boolean verifyAll;
    private final Map<String, Manifest> manifests = new TreeMap<>();

    /**
     * @param folder for temporary files
     * @param verifyAll reads every source, whatever its version
     */
    public LakeBuild(Lake lake, Path folder, boolean verifyAll) {
        this.lake = lake;
        this.store = lake.store();
        this.folder = folder;
        this.verifyAll = verifyAll;
    }

    /** Follows a build. */
    public interface Listener {

        Listener NONE = (partition, written, share) -> {};

        /**
         * After each month.
         *
         * @param written whether its file was written; false if it was up to date
         * @param share of the work that is done
         */
        void finished(Partition partition, boolean written, double share);
    }

    /**
     * A built month.
     *
     * @param sourceBytes read from the store
     * @param bytes of the file
     */
    private record Built(int rows, long sourceBytes, long bytes) {}

    /**
     * What a build did.
     *
     * @param unchanged months that needed nothing
     */
    public record Result(int built, int unchanged, long rows, long sourceBytes, long bytes) {

        static final Result NOTHING = new Result(0, 0, 0, 0, 0);

        Result plus(Built month) {
            return new Result(
                    built + 1,
                    unchanged,
                    rows + month.rows(),
                    sourceBytes + month.sourceBytes(),
                    bytes + month.bytes());
        }

        Result plusUnchanged() {
            return new Result(built, unchanged + 1, rows, sourceBytes, bytes);
        }
    }

    /**
     * Brings the lake up to date.
     *
     * @throws LakeException when a month cannot be written; the earlier ones are complete
     */
    public Result run(Listener listener) {
        Result result = Result.NOTHING;
        try (ParquetWriter writer = new ParquetWriter(folder)) {
            for (Partition partition : lake.partitions()) {
                Optional<Built> built = build(partition, writer);
                result = built.map(result::plus).orElseGet(result::plusUnchanged);
                listener.finished(
                        partition,
                        built.isPresent(),
                        (result.built() + result.unchanged())
                                / (double) lake.partitions().size());
            }
        }
        return result;
    }

    private Optional<Built> build(Partition partition, ParquetWriter writer) {
        for (int attempt = 1; ; attempt++) {
            try {
                return buildOnce(partition, writer);
            } catch (WriteConflictException another) {
                // Another build wrote the file: its manifest may say that nothing is left to do.
                manifests.remove(partition.manifestKey());
                if (attempt == ATTEMPTS) {
                    throw new LakeException(partition + " is being written by others; try again later", another);
                }
            }
        }
    }

    private Optional<Built> buildOnce(Partition partition, ParquetWriter writer) {
        Optional<Manifest.Entry> known = Optional.ofNullable(
                manifest(partition).months().get(partition.month().toString()));
        if (known.isPresent() && isFileIntact(partition, known.get()) && areSourcesSame(partition, known.get())) {
            return Optional.empty();
        }
        Optional<ETag> before = store.get(partition.key()).map(StoredObject::etag);
        // Tags first, and versions before: rows that are added meanwhile make the next build write this month again.
        Map<String, StoredObject> objects = lake.objects(partition);
        ParquetWriter.Written written = writer.write(partition, objects, lake.source(partition));
        ETag after = before.map(tag -> store.putIfMatch(partition.key(), written.bytes(), tag))
                .orElseGet(() -> store.putIfAbsent(partition.key(), written.bytes()));
        Map<String, String> tags = new TreeMap<>();
        objects.forEach((key, object) -> tags.put(key, object.etag().value()));
        note(partition, new Manifest.Entry(tags, lake.versions(partition), after.value(), written.rows()));
        long sourceBytes =
                objects.values().stream().mapToLong(StoredObject::size).sum();
        return Optional.of(new Built(written.rows(), sourceBytes, written.bytes().length));
    }

    private boolean isFileIntact(Partition partition, Manifest.Entry known) {
        return store.getIfChanged(partition.key(), known.fileTag()) instanceof FetchResult.Unchanged;
    }

    private boolean areSourcesSame(Partition partition, Manifest.Entry known) {
        Map<String, String> listed = lake.versions(partition);
        if (!known.sources().keySet().equals(listed.keySet())) {
            return false;
        }
        if (!verifyAll && listed.equals(known.knownVersions())) {
            return true;
        }
        boolean same = listed.entrySet().stream()
                .filter(source -> verifyAll
                        || !source.getValue().equals(known.knownVersions().get(source.getKey())))
                .allMatch(source -> isContentSame(known, source.getKey()));
        if (same && !listed.equals(known.knownVersions())) {
            note(partition, known.withVersions(listed));
        }
        return same;
    }

    private boolean isContentSame(Manifest.Entry known, String key) {
        return store.getIfChanged(key, new ETag(String.valueOf(known.sources().get(key))))
                instanceof FetchResult.Unchanged;
    }

    private Manifest manifest(Partition partition) {
        return manifests.computeIfAbsent(
                partition.manifestKey(),
                key -> new DocumentStore<>(store, Manifest.CODEC)
                        .read(key)
                        .map(DocumentStore.Document::value)
                        .orElse(Manifest.EMPTY));
    }

    private void note(Partition partition, Manifest.Entry entry) {
        Manifest after = new CompareAndSet(store)
                .update(
                        partition.manifestKey(),
                        Manifest.CODEC,
                        stored -> stored.orElse(Manifest.EMPTY)
                                .with(partition.month().toString(), entry))
                .after();
        manifests.put(partition.manifestKey(), after);
    }
}
