package dev.scalpel.ledger.repository;

import dev.scalpel.ledger.LedgerCsv;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shadow trades as CSV files in the object store, one per procedure, instrument and month. */
public final class StoredShadowTrades implements ShadowRepository {

    private final ObjectStore store;
    private final StoredRows<TradeRow> trades;

    public StoredShadowTrades(ObjectStore store) {
        this.store = store;
        trades = new StoredRows<>(store, LedgerCsv.TRADES);
    }

    @Override
    public void add(String procedure, InstrumentId instrument, List<TradeRow> rows) {
        rows.stream()
                .filter(row -> !row.mode().equals(ShadowRows.MODE))
                .findFirst()
                .ifPresent(row -> {
                    throw new IllegalArgumentException("a shadow trade must have mode '" + ShadowRows.MODE + "': "
                            + row.id() + " has '" + row.mode() + "'");
                });
        rows.stream()
                .collect(Collectors.groupingBy(StoredLedger::monthOfExit, TreeMap::new, Collectors.toList()))
                .forEach((month, ofMonth) -> {
                    Set<String> known = trades(procedure, instrument, month).stream()
                            .map(TradeRow::id)
                            .collect(Collectors.toSet());
                    List<TradeRow> unknown = ofMonth.stream()
                            .filter(row -> !known.contains(row.id()))
                            .toList();
                    trades.merge(unknown, row -> StoreKeys.shadow(procedure, instrument, month));
                });
    }

    @Override
    public List<TradeRow> trades(String procedure, InstrumentId instrument, YearMonth month) {
        return trades.read(StoreKeys.shadow(procedure, instrument, month));
    }

    @Override
    public List<String> procedures(InstrumentId instrument) {
        return store.list(StoreKeys.SHADOW).stream()
                .flatMap(key -> StoreKeys.procedureOf(key, instrument).stream())
                .distinct()
                .sorted()
                .toList();
    }
}
