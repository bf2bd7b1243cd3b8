package dev.scalpel.ledger.repository;

import dev.scalpel.ledger.LedgerCsv;
import dev.scalpel.ledger.LedgerRow;
import dev.scalpel.store.ETag;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A ledger file as it was last written from here. Rows that come after all of its own are put behind its bytes. */
final class CachedLedgerFile<R extends LedgerRow> {

    private final ETag etag;
    private final byte[] bytes;
    private final Set<String> ids;
    private final R last;

    private CachedLedgerFile(ETag etag, byte[] bytes, Set<String> ids, R last) {
        this.etag = etag;
        this.bytes = bytes;
        this.ids = ids;
        this.last = last;
    }

    /** @param rows in the file's order, at least one */
    static <R extends LedgerRow> CachedLedgerFile<R> of(ETag etag, byte[] bytes, List<R> rows) {
        Set<String> ids = ConcurrentHashMap.newKeySet();
        rows.forEach(row -> ids.add(row.id()));
        return new CachedLedgerFile<>(etag, bytes, ids, rows.get(rows.size() - 1));
    }

    ETag etag() {
        return etag;
    }

    /** The bytes with these rows behind them; empty when a row is known or belongs further up. */
    Optional<byte[]> append(LedgerCsv<R> csv, List<R> rows) {
        Comparator<R> order = csv.order();
        boolean behind = rows.stream().allMatch(row -> order.compare(last, row) < 0 && !ids.contains(row.id()));
        if (!behind) {
            return Optional.empty();
        }
        byte[] more = csv.lines(rows);
        byte[] all = new byte[bytes.length + more.length];
        System.arraycopy(bytes, 0, all, 0, bytes.length);
        System.arraycopy(more, 0, all, bytes.length, more.length);
        return Optional.of(all);
    }

    CachedLedgerFile<R> after(ETag newEtag, byte[] newBytes, Collection<R> appended, R newLast) {
        // The rows that were there stay there: the set grows with the file.
        appended.forEach(row -> ids.add(row.id()));
        return new CachedLedgerFile<>(newEtag, newBytes, ids, newLast);
    }
}
