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
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Minutes of the mark price or of the premium index, from the files of their days. */
final class PriceSource implements Source {

    private final SortedMap<Partition, List<String>> partitions = new TreeMap<>();

    PriceSource(ObjectStore store, PriceSeries series, LakeTable table, Collection<InstrumentId> instruments) {
        for (InstrumentId instrument : instruments) {
            for (String key : store.list(StoreKeys.pricesPrefix(series, instrument))) {
                StoreKeys.dayOf(key)
                        .ifPresent(day -> partitions
                                .computeIfAbsent(
                                        Partition.of(table, instrument, YearMonth.from(day)), none -> new ArrayList<>())
                                .add(key));
            }
        }
    }

    @Override
    public SortedMap<Partition, List<String>> partitions() {
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
