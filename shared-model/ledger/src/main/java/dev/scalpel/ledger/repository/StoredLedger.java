package dev.scalpel.ledger.repository;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.LedgerCsv;
import dev.scalpel.ledger.LedgerRow;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.Codec;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ETag;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.UnknownOutcomeException;
import dev.scalpel.store.WriteConflictException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The ledger as CSV files in the object store, one per day or month, changed by compare-and-set. The last files are cached. */
public final class StoredLedger implements LedgerRepository {

    private static final int CACHED_FILES = 64;

    private final ObjectStore store;
    private final CompareAndSet compareAndSet;
    private final Cache<DecisionRow> cachedDecisions = new Cache<>();
    private final Cache<TradeRow> cachedTrades = new Cache<>();

    public StoredLedger(ObjectStore store) {
        this.store = store;
        this.compareAndSet = new CompareAndSet(store);
    }

    @Override
    public void merge(InstrumentId instrument, Outbox outbox) {
        Map<String, List<DecisionRow>> decisions = new TreeMap<>();
        outbox.decisions()
                .forEach(row -> decisions
                        .computeIfAbsent(StoreKeys.decisions(instrument, day(row.bar())), key -> new ArrayList<>())
                        .add(row));
        decisions.forEach((key, rows) -> merge(key, LedgerCsv.DECISIONS, cachedDecisions, rows));
        Map<String, List<TradeRow>> trades = new TreeMap<>();
        outbox.trades()
                .forEach(row -> trades.computeIfAbsent(
                                StoreKeys.trades(
                                        instrument,
                                        YearMonth.from(day(row.exit().time()))),
                                key -> new ArrayList<>())
                        .add(row));
        trades.forEach((key, rows) -> merge(key, LedgerCsv.TRADES, cachedTrades, rows));
    }

    @Override
    public List<DecisionRow> decisions(InstrumentId instrument, LocalDate day) {
        return read(StoreKeys.decisions(instrument, day), LedgerCsv.DECISIONS);
    }

    @Override
    public List<TradeRow> trades(InstrumentId instrument, YearMonth month) {
        return read(StoreKeys.trades(instrument, month), LedgerCsv.TRADES);
    }

    private <R extends LedgerRow> List<R> read(String key, LedgerCsv<R> csv) {
        return store.get(key).map(object -> csv.read(key, object.bytes())).orElseGet(List::of);
    }

    private <R extends LedgerRow> void merge(String key, LedgerCsv<R> csv, Cache<R> cache, List<R> rows) {
        if (append(key, csv, cache, csv.merge(rows, List.of()))) {
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
    private <R extends LedgerRow> boolean append(String key, LedgerCsv<R> csv, Cache<R> cache, List<R> rows) {
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

    private static LocalDate day(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
