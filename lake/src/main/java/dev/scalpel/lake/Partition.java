package dev.scalpel.lake;

import dev.scalpel.market.InstrumentId;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;

/**
 * A month of a table for one owner: one Parquet file.
 *
 * @param owner the values of {@link LakeTable#owner}
 */
public record Partition(LakeTable table, List<String> owner, YearMonth month) implements Comparable<Partition> {

    private static final Comparator<Partition> ORDER = Comparator.comparing(Partition::table)
            .thenComparing(partition -> String.join("/", partition.owner()))
            .thenComparing(Partition::month);

    public Partition {
        owner = List.copyOf(owner);
        if (owner.size() != table.owner().size()) {
            throw new IllegalArgumentException(
                    "a partition of " + table + " must name " + table.owner() + ": " + owner);
        }
    }

    static Partition of(LakeTable table, InstrumentId instrument, YearMonth month) {
        return new Partition(
                table, List.of(instrument.venue(), instrument.symbol().key()), month);
    }

    /** {@code lake/bars/venue=binance/instrument=BTC-USDT/month=2026-11/bars.parquet}: the layout of Hive, which tools know. */
    public String key() {
        return "lake/" + table.sqlName() + "/" + folders() + "/month=" + month + "/" + table.sqlName() + ".parquet";
    }

    /** Where it is written what the files of this owner were made from. */
    String manifestKey() {
        return "lake/manifest/" + table.sqlName() + "/" + folders() + ".json";
    }

    private String folders() {
        StringBuilder path = new StringBuilder();
        for (int at = 0; at < owner.size(); at++) {
            path.append(at == 0 ? "" : "/")
                    .append(table.owner().get(at))
                    .append('=')
                    .append(owner.get(at));
        }
        return path.toString();
    }

    @Override
    public int compareTo(Partition other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return table.sqlName() + " " + String.join("/", owner) + " " + month;
    }
}
