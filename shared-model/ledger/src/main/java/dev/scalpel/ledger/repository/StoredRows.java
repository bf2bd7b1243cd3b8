package dev.scalpel.ledger.repository;

import dev.scalpel.ledger.LedgerCsv;
import dev.scalpel.ledger.LedgerRow;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ETag;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.UnknownOutcomeException;
import dev.scalpel.store.WriteConflictException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Rows of one kind as CSV files in the object store, changed by compare-and-set. The last files are cached. */
public final class StoredRows<R extends LedgerRow> {

    private static final int CACHED_FILES = 64;

    private final ObjectStore store;
    private final CompareAndSet compareAndSet;
    private final LedgerCsv<R> csv;
    private final Cache<R> cache = new Cache<>();

    public StoredRows(ObjectStore store, LedgerCsv<R> csv) {
        this.store = store;
        this.compareAndSet = new CompareAndSet(store);
        this.csv = csv;
    }

    /** The rows of a file; none if there is no such file. */
    public List<R> read(String key) {
        return store.get(key).map(object -> csv.read(key, object.bytes())).orElseGet(List::of);
    }

    /** Merges each row into the file of its key, one file after the other. */
    public void merge(Collection<R> rows, Function<R, String> keyOf) {
        Map<String, List<R>> byKey = new TreeMap<>();
        rows.forEach(row -> byKey.computeIfAbsent(keyOf.apply(row), key -> new ArrayList<>())
                .add(row));
        byKey.forEach(this::merge);
    }

    private void merge(String key, List<R> rows) {
        if (append(key, csv.merge(rows, List.of()))) {
            return;
        }
        CompareAndSet.Update<FileContent<R>> update =
                compareAndSet.update(key, FileContent.codec(csv), stored -> FileContent.merged(stored, csv, rows));
        FileContent<R> content = update.after();
        cache.put(key, CachedLedgerFile.of(update.etag(), content.bytes, content.rows));
    }

    /** A file with its rows, which are decoded once. */
    private static final class FileContent<R extends LedgerRow> {

        private final byte[] bytes;
        private final List<R> rows;

        FileContent(byte[] bytes, List<R> rows) {
            this.bytes = bytes;
            this.rows = rows;
        }

        static <R extends LedgerRow> Codec<FileContent<R>> codec(LedgerCsv<R> csv) {
            return Codec.of(content -> content.bytes, (key, bytes) -> new FileContent<>(bytes, csv.read(key, bytes)));
        }

        /** Rows that are stored already change nothing, so merging may be repeated; only a former version is rewritten. */
        static <R extends LedgerRow> FileContent<R> merged(
                Optional<FileContent<R>> stored, LedgerCsv<R> csv, List<R> rows) {
            List<R> known = stored.map(content -> content.rows).orElseGet(List::of);
            List<R> merged = csv.merge(known, rows);
            return stored.filter(content -> merged.equals(known) && !csv.isOfFormerVersion(content.bytes))
                    .orElseGet(() -> new FileContent<>(csv.write(merged), merged));
        }
    }

    /** The common case, without reading the file again: it is unchanged since our last write, and the rows follow its last one. */
    private boolean append(String key, List<R> rows) {
        Optional<CachedLedgerFile<R>> known = cache.get(key);
        Optional<byte[]> bytes = known.flatMap(file -> file.append(csv, rows));
        if (bytes.isEmpty()) {
            return false;
        }
        cache.forget(key);
        try {
            ETag etag = store.putIfMatch(key, bytes.get(), known.get().etag());
            cache.put(key, known.get().after(etag, bytes.get(), rows, rows.get(rows.size() - 1)));
            return true;
        } catch (WriteConflictException | UnknownOutcomeException readAgain) {
            return false;
        }
    }

    /** The files last written, by key; the least recently used one is evicted. */
    private static final class Cache<R extends LedgerRow> {

        private final Map<String, CachedLedgerFile<R>> files = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, CachedLedgerFile<R>> eldest) {
                return size() > CACHED_FILES;
            }
        };

        synchronized Optional<CachedLedgerFile<R>> get(String key) {
            return Optional.ofNullable(files.get(key));
        }

        synchronized void put(String key, CachedLedgerFile<R> file) {
            files.put(key, file);
        }

        synchronized void forget(String key) {
            files.remove(key);
        }
    }
}
