package dev.scalpel.lake;

import dev.scalpel.ledger.Fill;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.portfolio.log.InstrumentOrders;
import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.portfolio.log.PortfolioLog;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Ended orders, from the files of the portfolios and of the model. A file belongs to a book: a portfolio, or the model in an instrument of a
 * venue ({@code binance.BTC-USDT}).
 */
final class OrderSource implements Source {

    private final ObjectStore store;
    private final SortedMap<Partition, SortedMap<String, String>> partitions = new TreeMap<>();
    private final Map<String, Function<YearMonth, List<OrderRow>>> books = new TreeMap<>();

    OrderSource(
            ObjectStore store, PortfolioLog log, Collection<InstrumentId> instruments, Collection<String> portfolios) {
        this.store = store;
        InstrumentOrders ofModel = new InstrumentOrders(store);
        for (InstrumentId instrument : instruments) {
            add(
                    instrument.venue() + "." + instrument.symbol().key(),
                    StoreKeys.ordersPrefix(instrument),
                    month -> ofModel.of(instrument, month));
        }
        for (String portfolio : portfolios) {
            add(portfolio, StoreKeys.ordersPrefix(portfolio), month -> log.orders(portfolio, month));
        }
    }

    private void add(String book, String prefix, Function<YearMonth, List<OrderRow>> rows) {
        books.put(book, rows);
        // Below it are transfers, too.
        store.versions(prefix)
                .forEach((key, version) -> StoreKeys.monthOf(key)
                        .filter(month -> key.equals(prefix + month + ".csv"))
                        .ifPresent(month -> partitions.put(
                                new Partition(LakeTable.ORDERS, List.of(book), month),
                                new TreeMap<>(Map.of(key, version)))));
    }

    @Override
    public SortedMap<Partition, SortedMap<String, String>> partitions() {
        return partitions;
    }

    @Override
    public void write(Partition partition, Map<String, StoredObject> objects, RowSink sink) throws SQLException {
        Function<YearMonth, List<OrderRow>> rows = books.get(partition.owner().get(0));
        if (rows == null) {
            throw new IllegalArgumentException("not a month of these orders: " + partition);
        }
        for (OrderRow order : rows.apply(partition.month())) {
            write(order, sink);
        }
    }

    private static void write(OrderRow order, RowSink sink) throws SQLException {
        sink.begin()
                .text(order.id())
                .integer(order.revision())
                .text(order.mode())
                .text(order.strategy())
                .text(order.instrument().key())
                .text(order.purpose().name())
                .text(order.side().name())
                .money(order.quantity())
                .money(order.limit())
                .money(order.filledQuantity())
                .money(order.averagePrice())
                .text(order.fees().entrySet().stream()
                        .map(fee -> fee.getKey() + " " + fee.getValue().toPlainString())
                        .collect(Collectors.joining("; ")))
                .money(order.multiplier())
                .text(order.signal())
                .integer(order.sent())
                .integer(order.ended())
                .text(order.status().name())
                .text(order.fills().stream().map(OrderSource::words).collect(Collectors.joining("; ")))
                .end();
    }

    /** "2026-…-id 1780000000000 0.5 at 100.01". */
    private static String words(Fill fill) {
        return fill.tradeId() + " " + fill.time() + " " + fill.quantity().toPlainString() + " at "
                + fill.price().toPlainString();
    }
}
