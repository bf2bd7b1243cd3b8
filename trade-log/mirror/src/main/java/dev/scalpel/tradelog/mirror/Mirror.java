package dev.scalpel.tradelog.mirror;

import dev.scalpel.ledger.LedgerFormatException;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.DocumentStore;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoredObject;
import dev.scalpel.tradelog.table.LedgerFile;
import dev.scalpel.tradelog.table.LedgerVersions;
import dev.scalpel.tradelog.table.Table;
import dev.scalpel.tradelog.table.TableRow;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * Brings the tables to what the ledger says of the last days, file by file. It may be killed anywhere, run twice, and run several times
 * at once: the tables are the same. The ledger is only read.
 */
public final class Mirror {

    private final ObjectStore store;
    private final MirrorTables tables;
    private final Clock clock;
    private int written;
    private int kept;

    public Mirror(ObjectStore store, MirrorTables tables, Clock clock) {
        this.store = store;
        this.tables = tables;
        this.clock = clock;
    }

    /** @param inTime whether there is time for another file */
    public synchronized MirrorReport project(BooleanSupplier inTime) {
        written = 0;
        kept = 0;
        Instant now = clock.instant();
        Map<String, String> known = new DocumentStore<>(store, Cursor.CODEC)
                .read(Cursor.KEY)
                .map(document -> document.value().versions())
                .orElse(Map.of());
        Map<String, String> done = new HashMap<>();
        Map<String, String> refused = new TreeMap<>();
        Map<String, String> listed = listed();
        int left = 0;
        try {
            for (Map.Entry<String, String> each : listed.entrySet()) {
                if (each.getValue().equals(known.get(each.getKey()))) {
                    continue;
                }
                if (!inTime.getAsBoolean()) {
                    left++;
                    continue;
                }
                try {
                    rows(each.getKey()).forEach(row -> write(row, now));
                    done.put(each.getKey(), each.getValue());
                } catch (LedgerFormatException malformed) {
                    refused.put(each.getKey(), String.valueOf(malformed.getMessage()));
                }
            }
        } finally {
            note(done);
        }
        int positions = left == 0 && inTime.getAsBoolean() ? positions(listed, refused, now) : 0;
        return new MirrorReport(listed.size(), done.size(), written, kept, positions, left, refused);
    }

    /** Files of trades and orders. */
    private Map<String, String> listed() {
        Map<String, String> files = new TreeMap<>();
        LedgerVersions.of(store).forEach((key, version) -> {
            List<Table> of = LedgerFile.of(key).orElseThrow().tables();
            if (of.contains(Table.TRADES) || of.contains(Table.ORDERS)) {
                files.put(key, version);
            }
        });
        return files;
    }

    private List<TableRow> rows(String key) {
        Optional<StoredObject> object = store.get(key);
        LedgerFile file = LedgerFile.of(key).orElseThrow();
        return object.map(found -> file.rows(found.bytes())).orElse(List.of());
    }

    private void write(TableRow row, Instant now) {
        if (row.table() == Table.TRADES) {
            write(MirrorTable.TRADES, MirrorItem.of(row), now);
        } else if (row.table() == Table.ORDERS) {
            write(MirrorTable.ORDERS, MirrorItem.of(row), now);
        }
    }

    private void write(MirrorTable table, MirrorItem item, Instant now) {
        if (item.isOver(table, now)) {
            return;
        }
        if (tables.write(table, item)) {
            written++;
        } else {
            kept++;
        }
    }

    /** From all orders of each account. Those of an account with a malformed file stay as they were. */
    private int positions(Map<String, String> listed, Map<String, String> refused, Instant now) {
        Map<String, List<TableRow>> orders = new TreeMap<>();
        List<String> incomplete = new ArrayList<>();
        for (String key : listed.keySet()) {
            if (!LedgerFile.of(key).orElseThrow().tables().contains(Table.ORDERS)) {
                continue;
            }
            try {
                rows(key).stream()
                        .filter(row -> row.table() == Table.ORDERS)
                        .forEach(row -> orders.computeIfAbsent(account(row), none -> new ArrayList<>())
                                .add(row));
            } catch (LedgerFormatException malformed) {
                refused.put(key, String.valueOf(malformed.getMessage()));
                incomplete.add(key.split("/")[1]);
            }
        }
        orders.keySet().removeAll(incomplete);
        int before = written;
        orders.forEach((account, rows) ->
                positions(account, rows).forEach(position -> write(MirrorTable.POSITIONS, position.item(now), now)));
        int found = written - before;
        written = before;
        return found;
    }

    private static List<OpenPosition> positions(String account, List<TableRow> orders) {
        Map<String, OpenPosition> open = new TreeMap<>();
        orders.stream()
                .sorted(Comparator.comparing((TableRow row) -> (Instant) OrderCells.of(row, "ended"))
                        .thenComparing(row -> String.valueOf(row.key().get(1))))
                .forEach(row -> {
                    String strategy = (String) OrderCells.of(row, "strategy");
                    String symbol = (String) OrderCells.of(row, "symbol");
                    open.computeIfAbsent(strategy + "/" + symbol, none -> new OpenPosition(account, strategy, symbol))
                            .add(row);
                });
        return List.copyOf(open.values());
    }

    private static String account(TableRow order) {
        return String.valueOf(order.key().get(0));
    }

    private void note(Map<String, String> done) {
        if (!done.isEmpty()) {
            new CompareAndSet(store)
                    .update(
                            Cursor.KEY,
                            Cursor.CODEC,
                            stored -> stored.orElse(Cursor.NONE).with(done));
        }
    }
}
