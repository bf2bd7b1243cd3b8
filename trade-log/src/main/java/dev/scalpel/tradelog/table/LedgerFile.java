package dev.scalpel.tradelog.table;

import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.Fill;
import dev.scalpel.ledger.LedgerCsv;
import dev.scalpel.ledger.LedgerRow;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.portfolio.log.OrderRow;
import dev.scalpel.portfolio.log.PortfolioCsv;
import dev.scalpel.store.StoreKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A file of the ledger and what its rows are in tables.
 *
 * @param key in the store
 * @param tables that its rows are in
 */
public record LedgerFile(String key, List<Table> tables, Reader reader) {

    private static final int OF_PORTFOLIO = 3;
    private static final int OF_INSTRUMENT = 4;

    /** The prefixes of the keys of all files. */
    public static final List<String> PREFIXES =
            List.of(StoreKeys.TRADES, StoreKeys.DECISIONS, StoreKeys.ORDERS, StoreKeys.SIGNAL_LOG);

    /** Reads the rows of a file. */
    public interface Reader {

        /** @throws dev.scalpel.ledger.LedgerFormatException if the file is malformed: none of its rows counts */
        List<TableRow> rows(String key, byte[] bytes);
    }

    /** @throws dev.scalpel.ledger.LedgerFormatException if the file is malformed: none of its rows counts */
    public List<TableRow> rows(byte[] bytes) {
        return reader.rows(key, bytes);
    }

    /** The file of a key; empty for a key of anything else. */
    public static Optional<LedgerFile> of(String key) {
        String[] parts = key.split("/", -1);
        if (StoreKeys.dayOf(key).isEmpty() && StoreKeys.monthOf(key).isEmpty()) {
            return Optional.empty();
        }
        return switch (parts[0] + "/") {
            case StoreKeys.TRADES ->
                instrument(parts).map(of -> file(key, Table.TRADES, LedgerCsv.TRADES, scope(of), row -> true));
            case StoreKeys.DECISIONS ->
                instrument(parts)
                        .map(of -> file(key, Table.DECISIONS, LedgerCsv.DECISIONS, scope(of), DecisionRow::entered));
            case StoreKeys.SIGNAL_LOG ->
                Optional.of(parts)
                        .filter(of -> of.length == OF_PORTFOLIO)
                        .map(of -> file(key, Table.SIGNALS, PortfolioCsv.SIGNALS, List.of(of[1]), row -> true));
            case StoreKeys.ORDERS -> ofOrders(key, parts);
            default -> Optional.empty();
        };
    }

    private static Optional<LedgerFile> ofOrders(String key, String[] parts) {
        if (parts.length == OF_INSTRUMENT && parts[2].equals(StoreKeys.TRANSFERS)) {
            return Optional.of(file(key, Table.TRANSFERS, PortfolioCsv.TRANSFERS, List.of(parts[1]), row -> true));
        }
        boolean known = parts.length == OF_PORTFOLIO || instrument(parts).isPresent();
        return known ? Optional.of(orders(key, parts[1])) : Optional.empty();
    }

    /** An account is a portfolio, or the venue at which models trade. */
    private static LedgerFile orders(String key, String account) {
        return new LedgerFile(key, List.of(Table.ORDERS, Table.FILLS), (file, bytes) -> {
            List<OrderRow> orders = PortfolioCsv.ORDERS.read(file, bytes);
            List<TableRow> rows = new ArrayList<>();
            for (OrderRow order : orders) {
                List<String> cells = PortfolioCsv.ORDERS.cells(order);
                rows.add(row(Table.ORDERS, List.of(account), cells.subList(0, cells.size() - 1)));
                order.fills().forEach(fill -> rows.add(fill(account, order, fill)));
            }
            return rows;
        });
    }

    private static TableRow fill(String account, OrderRow order, Fill fill) {
        return row(
                Table.FILLS,
                List.of(account, order.id()),
                List.of(
                        fill.tradeId(),
                        String.valueOf(order.revision()),
                        String.valueOf(fill.time()),
                        fill.price().toPlainString(),
                        fill.quantity().toPlainString(),
                        fill.fee().toPlainString(),
                        fill.feeAsset()));
    }

    private static <R extends LedgerRow> LedgerFile file(
            String key, Table table, LedgerCsv<R> csv, List<String> scope, Predicate<R> kept) {
        return new LedgerFile(
                key,
                List.of(table),
                (file, bytes) -> csv.read(file, bytes).stream()
                        .filter(kept)
                        .map(row -> row(table, scope, csv.cells(row)))
                        .toList());
    }

    private static TableRow row(Table table, List<String> scope, List<String> cells) {
        List<@Nullable Object> values = new ArrayList<>(table.columns().size());
        for (Column column : table.columns()) {
            int at = values.size();
            values.add(Cells.value(column.type(), at < scope.size() ? scope.get(at) : cells.get(at - scope.size())));
        }
        return new TableRow(table, values);
    }

    private static Optional<InstrumentId> instrument(String[] parts) {
        return parts.length == OF_INSTRUMENT
                ? Optional.of(InstrumentId.parse(parts[1] + "/" + parts[2]))
                : Optional.empty();
    }

    private static List<String> scope(InstrumentId instrument) {
        return List.of(instrument.venue(), instrument.symbol().toString());
    }
}
