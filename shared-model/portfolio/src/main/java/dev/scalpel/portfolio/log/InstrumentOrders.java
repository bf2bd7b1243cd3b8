package dev.scalpel.portfolio.log;

import dev.scalpel.ledger.repository.StoredRows;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/**
 * The model's ended orders as CSV files in the object store, by instrument and month (UTC), changed by compare-and-set. Adding may be
 * repeated, and any number of writers may add: the result is the same.
 */
public final class InstrumentOrders {

    private final StoredRows<OrderRow> orders;

    public InstrumentOrders(ObjectStore store) {
        orders = new StoredRows<>(store, PortfolioCsv.ORDERS);
    }

    /** Adds orders, each to the month in which it ended. */
    public void add(InstrumentId instrument, Collection<OrderRow> rows) {
        orders.merge(
                rows,
                row -> StoreKeys.orders(
                        instrument,
                        YearMonth.from(Instant.ofEpochMilli(row.ended()).atZone(ZoneOffset.UTC))));
    }

    /** Those that ended in a month, in that order; none if there are none. */
    public List<OrderRow> of(InstrumentId instrument, YearMonth month) {
        return orders.read(StoreKeys.orders(instrument, month));
    }
}
