package dev.scalpel.ledger;

import dev.scalpel.market.Symbol;
import dev.scalpel.store.ETag;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
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

/** The ledger's files in the store: decisions by day, trades by the month they were closed in. */
public final class LedgerFiles {

    private static final int MOST_RACES = 100;
    private static final int WARM_FILES = 64;

    private final ObjectStore store;
    private final Warm<DecisionRow> warmDecisions = new Warm<>();
    private final Warm<TradeRow> warmTrades = new Warm<>();

    public LedgerFiles(ObjectStore store) {
        this.store = store;
    }

    /**
     * Merges the rows into their files. Doing it twice, or from two places at once, gives the same files.
     *
     * @throws LedgerFormatException when a file cannot be read; it is left as it is
     */
    public void merge(Symbol symbol, Outbox outbox) {
        Map<String, List<DecisionRow>> decisions = new TreeMap<>();
        outbox.decisions()
                .forEach(row -> decisions
                        .computeIfAbsent(StoreKeys.decisions(symbol, day(row.bar())), key -> new ArrayList<>())
                        .add(row));
        decisions.forEach((key, rows) -> merge(key, LedgerCsv.DECISIONS, warmDecisions, rows));
        Map<String, List<TradeRow>> trades = new TreeMap<>();
        outbox.trades()
                .forEach(row -> trades.computeIfAbsent(
                                StoreKeys.trades(
                                        symbol, YearMonth.from(day(row.exit().time()))),
                                key -> new ArrayList<>())
                        .add(row));
        trades.forEach((key, rows) -> merge(key, LedgerCsv.TRADES, warmTrades, rows));
    }

    /** The decisions of a day, in time order; none when there is no file. */
    public List<DecisionRow> decisions(Symbol symbol, LocalDate day) {
        return read(StoreKeys.decisions(symbol, day), LedgerCsv.DECISIONS);
    }

    /** The trades closed in a month, in the order of their ends; none when there is no file. */
    public List<TradeRow> trades(Symbol symbol, YearMonth month) {
        return read(StoreKeys.trades(symbol, month), LedgerCsv.TRADES);
    }

    private <R extends LedgerRow> List<R> read(String key, LedgerCsv<R> csv) {
        return store.get(key).map(object -> csv.read(key, object.bytes())).orElseGet(List::of);
    }

    private <R extends LedgerRow> void merge(String key, LedgerCsv<R> csv, Warm<R> warm, List<R> rows) {
        if (append(key, csv, warm, csv.merge(rows, List.of()))) {
            return;
        }
        for (int race = 0; race < MOST_RACES; race++) {
            Optional<StoredObject> stored = store.get(key);
            List<R> known = stored.map(object -> csv.read(key, object.bytes())).orElseGet(List::of);
            List<R> merged = csv.merge(known, rows);
            if (stored.isPresent() && merged.equals(known)) {
                warm.put(
                        key,
                        CachedLedgerFile.of(stored.get().etag(), stored.get().bytes(), known));
                return;
            }
            byte[] bytes = csv.write(merged);
            Optional<ETag> written = write(key, bytes, stored.map(StoredObject::etag));
            if (written.isPresent()) {
                warm.put(key, CachedLedgerFile.of(written.get(), bytes, merged));
                return;
            }
        }
        throw new StoreException("lost " + MOST_RACES + " races for " + key);
    }

    /** The usual case without reading the file again: it is as we left it, and the rows come after all of its own. */
    private <R extends LedgerRow> boolean append(String key, LedgerCsv<R> csv, Warm<R> warm, List<R> rows) {
        Optional<CachedLedgerFile<R>> known = warm.get(key);
        Optional<byte[]> bytes = known.flatMap(file -> file.append(csv, rows));
        if (bytes.isEmpty()) {
            return false;
        }
        warm.forget(key);
        Optional<ETag> written = write(key, bytes.get(), known.map(CachedLedgerFile::etag));
        written.ifPresent(etag -> warm.put(key, known.get().after(etag, bytes.get(), rows, rows.get(rows.size() - 1))));
        return written.isPresent();
    }

    private Optional<ETag> write(String key, byte[] bytes, Optional<ETag> expected) {
        try {
            return Optional.of(
                    expected.isPresent()
                            ? store.putIfMatch(key, bytes, expected.get())
                            : store.putIfAbsent(key, bytes));
        } catch (WriteConflictException | UnknownOutcomeException readAgain) {
            // Merging once more is right in both cases: rows that are there already change nothing.
            return Optional.empty();
        }
    }

    /** The files that were written last, by key; the one not written for longest goes first. */
    private static final class Warm<R extends LedgerRow> {

        private final Map<String, CachedLedgerFile<R>> files = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, CachedLedgerFile<R>> eldest) {
                return size() > WARM_FILES;
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
