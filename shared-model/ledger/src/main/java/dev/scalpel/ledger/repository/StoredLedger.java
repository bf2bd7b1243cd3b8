package dev.scalpel.ledger.repository;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.LedgerCsv;
import dev.scalpel.ledger.Outbox;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;

/** The ledger as CSV files in the object store, one per day or month, changed by compare-and-set. The last files are cached. */
public final class StoredLedger implements LedgerRepository {

    private final StoredRows<DecisionRow> decisions;
    private final StoredRows<TradeRow> trades;

    public StoredLedger(ObjectStore store) {
        decisions = new StoredRows<>(store, LedgerCsv.DECISIONS);
        trades = new StoredRows<>(store, LedgerCsv.TRADES);
    }

    @Override
    public void merge(InstrumentId instrument, Outbox outbox) {
        decisions.merge(outbox.decisions(), row -> StoreKeys.decisions(instrument, day(row.bar())));
        trades.merge(outbox.trades(), row -> StoreKeys.trades(instrument, monthOfExit(row)));
    }

    @Override
    public List<DecisionRow> decisions(InstrumentId instrument, LocalDate day) {
        return decisions.read(StoreKeys.decisions(instrument, day));
    }

    @Override
    public List<TradeRow> trades(InstrumentId instrument, YearMonth month) {
        return trades.read(StoreKeys.trades(instrument, month));
    }

    static YearMonth monthOfExit(TradeRow row) {
        return YearMonth.from(day(row.exit().time()));
    }

    private static LocalDate day(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
