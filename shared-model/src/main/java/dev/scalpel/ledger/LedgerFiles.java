package dev.scalpel.ledger;

import dev.scalpel.market.Symbol;
import dev.scalpel.store.LostRaceException;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreException;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.UnknownOutcomeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The ledger's files in the store: decisions by day, trades by the month they were closed in. */
public final class LedgerFiles {

    private static final int MOST_RACES = 100;

    private final ObjectStore store;

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
        decisions.forEach((key, rows) -> merge(key, LedgerCsv.DECISIONS, rows));
        Map<String, List<TradeRow>> trades = new TreeMap<>();
        outbox.trades()
                .forEach(row -> trades.computeIfAbsent(
                                StoreKeys.trades(
                                        symbol, YearMonth.from(day(row.exit().time()))),
                                key -> new ArrayList<>())
                        .add(row));
        trades.forEach((key, rows) -> merge(key, LedgerCsv.TRADES, rows));
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

    private <R extends LedgerRow> void merge(String key, LedgerCsv<R> csv, List<R> rows) {
        for (int race = 0; race < MOST_RACES; race++) {
            Optional<StoredObject> stored = store.get(key);
            List<R> known = stored.map(object -> csv.read(key, object.bytes())).orElseGet(List::of);
            List<R> merged = csv.merge(known, rows);
            if (stored.isPresent() && merged.equals(known)) {
                return;
            }
            if (wrote(key, csv.write(merged), stored)) {
                return;
            }
        }
        throw new StoreException("lost " + MOST_RACES + " races for " + key);
    }

    private boolean wrote(String key, byte[] bytes, Optional<StoredObject> stored) {
        try {
            if (stored.isPresent()) {
                store.putIfMatch(key, bytes, stored.get().etag());
            } else {
                store.putIfAbsent(key, bytes);
            }
            return true;
        } catch (LostRaceException | UnknownOutcomeException readAgain) {
            // Merging once more is right in both cases: rows that are there already change nothing.
            return false;
        }
    }

    private static LocalDate day(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
