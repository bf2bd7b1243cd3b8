package dev.scalpel.tradelog.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row of a table.
 *
 * @param values in the order of the table's columns: a {@link String}, {@link java.math.BigDecimal}, {@link Long},
 *     {@link java.time.Instant}, the text of a JSON object, or {@code null}
 */
public record TableRow(Table table, List<@Nullable Object> values) {

    public TableRow {
        values = Collections.unmodifiableList(new ArrayList<>(values));
        if (values.size() != table.columns().size()) {
            throw new IllegalArgumentException(
                    table.sqlName() + " has " + table.columns().size() + " columns, the row " + values.size());
        }
    }

    /** What identifies it in its table. */
    public List<@Nullable Object> key() {
        return values.subList(0, table.key().size());
    }

    public long revision() {
        return (Long) Objects.requireNonNull(values.get(table.key().size()));
    }
}
