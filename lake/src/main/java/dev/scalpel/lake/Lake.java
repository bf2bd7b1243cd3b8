package dev.scalpel.lake;

import dev.scalpel.funding.PriceSeries;
import dev.scalpel.ledger.repository.StoredLedger;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.portfolio.log.StoredPortfolioLog;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoredObject;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The months of a store that belong into the lake, each with what it is made from. */
public final class Lake {

    private final ObjectStore store;
    private final SortedMap<Partition, Source> sources = new TreeMap<>();
    private final SortedMap<Partition, SortedMap<String, String>> versions = new TreeMap<>();

    /** Reads which objects there are; their contents are read by {@link LakeBuild} and {@link LakeCheck}. */
    public Lake(ObjectStore store, Collection<InstrumentId> instruments, Collection<String> portfolios) {
        this.store = store;
        for (Source source : List.of(
                new BarSource(store, instruments),
                new LedgerSource(store, new StoredLedger(store), instruments),
                new SignalSource(store, new StoredPortfolioLog(store), portfolios),
                new OrderSource(store, new StoredPortfolioLog(store), instruments, portfolios),
                new PriceSource(store, PriceSeries.MARK, LakeTable.MARKS, instruments),
                new PriceSource(store, PriceSeries.PREMIUM, LakeTable.PREMIUMS, instruments))) {
            versions.putAll(source.partitions());
            source.partitions().keySet().forEach(partition -> sources.put(partition, source));
        }
    }

    ObjectStore store() {
        return store;
    }

    /** Every month of every table, in order. */
    public Collection<Partition> partitions() {
        return versions.keySet();
    }

    /** The version of each object that a month is made from, by key, as it was when this lake was read. */
    SortedMap<String, String> versions(Partition partition) {
        return versions.getOrDefault(partition, Collections.emptySortedMap());
    }

    /** The objects that a month is made from; absent ones were deleted since this lake was read. */
    Map<String, StoredObject> objects(Partition partition) {
        Map<String, StoredObject> objects = new TreeMap<>();
        for (String key : versions(partition).keySet()) {
            store.get(key).ifPresent(object -> objects.put(key, object));
        }
        return objects;
    }

    Source source(Partition partition) {
        Source source = sources.get(partition);
        if (source == null) {
            throw new IllegalArgumentException("the store has no " + partition);
        }
        return source;
    }
}
