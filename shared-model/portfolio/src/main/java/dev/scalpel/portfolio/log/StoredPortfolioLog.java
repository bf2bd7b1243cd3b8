package dev.scalpel.portfolio.log;

import dev.scalpel.ledger.repository.StoredRows;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/** The log as CSV files in the object store, changed by compare-and-set. */
public final class StoredPortfolioLog implements PortfolioLog {

    private final ObjectStore store;
    private final StoredRows<SignalLogRow> signals;
    private final StoredRows<OrderRow> orders;
    private final StoredRows<TransferRow> transfers;

    public StoredPortfolioLog(ObjectStore store) {
        this.store = store;
        signals = new StoredRows<>(store, PortfolioCsv.SIGNALS);
        orders = new StoredRows<>(store, PortfolioCsv.ORDERS);
        transfers = new StoredRows<>(store, PortfolioCsv.TRANSFERS);
    }

    @Override
    public void addSignals(String portfolio, Collection<SignalLogRow> rows) {
        signals.merge(rows, row -> StoreKeys.signalLog(portfolio, day(row.endedAt())));
    }

    @Override
    public void addOrders(String portfolio, Collection<OrderRow> rows) {
        orders.merge(rows, row -> StoreKeys.orders(portfolio, YearMonth.from(day(row.ended()))));
    }

    @Override
    public void addTransfers(String portfolio, Collection<TransferRow> rows) {
        transfers.merge(rows, row -> StoreKeys.transfers(portfolio, YearMonth.from(day(row.time()))));
    }

    @Override
    public List<SignalLogRow> signals(String portfolio, LocalDate day) {
        return signals.read(StoreKeys.signalLog(portfolio, day));
    }

    @Override
    public List<LocalDate> signalDays(String portfolio) {
        return store.list(StoreKeys.signalLogPrefix(portfolio)).stream()
                .flatMap(key -> StoreKeys.dayOf(key).stream())
                .sorted()
                .toList();
    }

    @Override
    public List<OrderRow> orders(String portfolio, YearMonth month) {
        return orders.read(StoreKeys.orders(portfolio, month));
    }

    @Override
    public List<TransferRow> transfers(String portfolio, YearMonth month) {
        return transfers.read(StoreKeys.transfers(portfolio, month));
    }

    private static LocalDate day(long epochMillis) {
        return Instant.ofEpochMilli(epochMillis).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
