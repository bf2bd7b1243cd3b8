package dev.scalpel.lake;

import dev.scalpel.funding.PriceBar;
import dev.scalpel.funding.PriceSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.StoredObject;
import dev.scalpel.store.funding.PriceDay;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Minutes of the mark price or of the premium index, from the files of their days. */
final class PriceSource implements Source {

    private final SortedMap<Partition, SortedMap<String, String>> partitions = new TreeMap<>();

    PriceSource(ObjectStore store, PriceSeries series, LakeTable table, Collection<InstrumentId> instruments) {
        for (InstrumentId instrument : instruments) {
            store.versions(StoreKeys.pricesPrefix(series, instrument))
                    .forEach((key, version) -> StoreKeys.dayOf(key)
                            .ifPresent(day -> partitions
                                    .computeIfAbsent(
                                            Partition.of(table, instrument, YearMonth.from(day)),
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
            for (PriceBar bar :
                    PriceDay.read(day.getKey(), day.getValue().bytes()).bars()) {
                sink.begin()
                        .integer(bar.time())
                        .exact(bar.open())
                        .exact(bar.high())
                        .exact(bar.low())
                        .exact(bar.close())
                        .end();
            }
        }
    }
}
