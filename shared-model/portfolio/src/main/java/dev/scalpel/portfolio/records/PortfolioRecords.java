package dev.scalpel.portfolio.records;

import dev.scalpel.ledger.LedgerCsv;
import dev.scalpel.ledger.repository.StoredRows;
import dev.scalpel.portfolio.state.SignalOutcome;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Orders and outcomes of signals as CSV files. Merges may be repeated, by any number of writers: the result is the same, and
 * what is stored already is not written again.
 */
public final class PortfolioRecords {

    private static final LedgerCsv<OrderRow> ORDERS = new LedgerCsv<>(
            new OrderRowFormat(), Comparator.comparingLong(OrderRow::sentAt).thenComparing(OrderRow::id), false);
    private static final LedgerCsv<SignalRow> SIGNALS = new LedgerCsv<>(
            new SignalRowFormat(), Comparator.comparingLong(SignalRow::time).thenComparing(SignalRow::id), false);

    private final StoredRows<OrderRow> orders;
    private final StoredRows<SignalRow> signals;

    public PortfolioRecords(ObjectStore store) {
        orders = new StoredRows<>(store, ORDERS);
        signals = new StoredRows<>(store, SIGNALS);
    }

    public void mergeOrders(String portfolio, Collection<OrderRow> rows) {
        orders.merge(rows, row -> StoreKeys.orders(portfolio, YearMonth.from(day(row.sentAt()))));
    }

    public void mergeOutcomes(String portfolio, Collection<SignalOutcome> outcomes) {
        signals.merge(
                outcomes.stream().map(SignalRow::of).toList(), row -> StoreKeys.signalLog(portfolio, day(row.time())));
    }

    /** The orders that were sent in a month, in the sequence of sending. */
    public List<OrderRow> orders(String portfolio, YearMonth month) {
        return orders.read(StoreKeys.orders(portfolio, month));
    }

    /** The outcomes of a day, in their sequence. */
    public List<SignalRow> outcomes(String portfolio, LocalDate day) {
        return signals.read(StoreKeys.signalLog(portfolio, day));
    }

    private static LocalDate day(long millis) {
        return Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
