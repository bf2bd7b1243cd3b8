package dev.scalpel.lake;

import dev.scalpel.market.BarCsv;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One-minute bars, from the files of their days. */
final class BarSource implements Source {

    private final SortedMap<Partition, SortedMap<String, String>> partitions = new TreeMap<>();

    BarSource(ObjectStore store, Collection<InstrumentId> instruments) {
        for (InstrumentId instrument : instruments) {
            store.versions(StoreKeys.barsPrefix(instrument))
                    .forEach((key, version) -> StoreKeys.dayOf(key)
                            .ifPresent(day -> partitions
                                    .computeIfAbsent(
                                            Partition.of(LakeTable.BARS, instrument, YearMonth.from(day)),
                                            none -> new TreeMap<>())
                                    .put(key, version)));
        }
    }

    @Override
    public SortedMap<Partition, SortedMap<String, String>> partitions() {
        return partitions;
    }

    @Override
    public void write(Partition partition, Map<String, StoredObject> objects, RowSink sink) throws SQLException {
        for (Map.Entry<String, StoredObject> day : new TreeMap<>(objects).entrySet()) {
            BarSeries bars = BarCsv.read(day.getKey(), day.getValue().bytes());
            for (int row = 0; row < bars.size(); row++) {
                sink.begin()
                        .integer(bars.openTime(row))
                        .exact(bars.open(row))
                        .exact(bars.high(row))
                        .exact(bars.low(row))
                        .exact(bars.close(row))
                        .exact(bars.volume(row))
                        .count(bars.trades(row))
                        .known(bars.takerBuyVolume(row))
                        .end();
            }
        }
    }
}
