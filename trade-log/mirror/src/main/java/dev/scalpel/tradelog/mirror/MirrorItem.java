package dev.scalpel.tradelog.mirror;

import dev.scalpel.tradelog.table.Column;
import dev.scalpel.tradelog.table.Table;
import dev.scalpel.tradelog.table.TableRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item of a table.
 *
 * @param revision of two items with the same keys the later one counts
 * @param time from which it is kept
 * @param values further attributes
 */
record MirrorItem(String scope, String id, long revision, Instant time, Map<String, AttributeValue> values) {

    /** Of a number, by the developer guide's "Data types": more would be rounded. */
    private static final int MAX_DIGITS = 38;

    MirrorItem {
        values = Map.copyOf(values);
    }

    /** A row of the ledger; its time is that of its end. */
    static MirrorItem of(TableRow row) {
        List<@Nullable Object> key = row.key();
        Map<String, AttributeValue> values = new TreeMap<>();
        Instant end = Instant.EPOCH;
        for (int at = 0; at < row.values().size(); at++) {
            Column column = row.table().columns().get(at);
            Object value = row.values().get(at);
            if (value != null && !column.name().equals(MirrorTable.ID)) {
                values.put(column.name(), attribute(value));
            }
            if (column.name().equals(row.table() == Table.TRADES ? "exit_time" : "ended")) {
                end = (Instant) Objects.requireNonNull(value);
            }
        }
        return new MirrorItem(
                key.subList(0, key.size() - 1).stream().map(String::valueOf).collect(Collectors.joining("/")),
                String.valueOf(key.get(key.size() - 1)),
                row.revision(),
                end,
                values);
    }

    /** Every digit stays: a number that the table would round is a text. */
    static AttributeValue attribute(Object value) {
        if (value instanceof BigDecimal number) {
            String digits = number.toPlainString();
            return number.precision() <= MAX_DIGITS ? AttributeValue.fromN(digits) : AttributeValue.fromS(digits);
        }
        return value instanceof Long whole
                ? AttributeValue.fromN(whole.toString())
                : AttributeValue.fromS(value.toString());
    }

    /** Whether it would already have expired. */
    boolean isOver(MirrorTable table, Instant now) {
        return !time.plus(table.keep()).isAfter(now);
    }

    /** As it is written. */
    Map<String, AttributeValue> attributes(MirrorTable table) {
        Map<String, AttributeValue> all = new TreeMap<>(values);
        all.put(MirrorTable.SCOPE, AttributeValue.fromS(scope));
        all.put(MirrorTable.ID, AttributeValue.fromS(id));
        all.put(MirrorTable.REVISION, AttributeValue.fromN(Long.toString(revision)));
        all.put(
                MirrorTable.EXPIRES,
                AttributeValue.fromN(Long.toString(time.plus(table.keep()).getEpochSecond())));
        return all;
    }
}
