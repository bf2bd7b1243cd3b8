package dev.scalpel.tradelog.mirror;

import dev.scalpel.tradelog.table.Table;
import dev.scalpel.tradelog.table.TableRow;
import java.util.Objects;

/** Cells of orders by the names of their columns. */
final class OrderCells {

    private OrderCells() {}

    /** A value that every order has. */
    static Object of(TableRow order, String column) {
        for (int at = 0; at < Table.ORDERS.columns().size(); at++) {
            if (Table.ORDERS.columns().get(at).name().equals(column)) {
                return Objects.requireNonNull(order.values().get(at), column);
            }
        }
        throw new IllegalArgumentException("orders have no column " + column);
    }
}
