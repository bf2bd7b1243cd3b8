package dev.scalpel.store.funding;

import dev.scalpel.funding.PriceBar;
import dev.scalpel.funding.PriceSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.DocumentStore;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.AppendResult;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A computed price in the object store, one object per instrument and day, changed by compare-and-set. Adding merges by minute: it may be
 * repeated, and any number of writers may add.
 */
public final class StoredPrices {

    private final ObjectStore store;
    private final CompareAndSet compareAndSet;
    private final PriceSeries series;

    public StoredPrices(ObjectStore store, PriceSeries series) {
        this.store = store;
        this.compareAndSet = new CompareAndSet(store);
        this.series = series;
    }

    /**
     * Stores bars, in any order; a new bar replaces a stored one of the same minute. The oldest day is written first.
     *
     * @throws IllegalArgumentException if one is none of the series; nothing is stored
     */
    public AppendResult append(InstrumentId instrument, List<PriceBar> bars) {
        bars.forEach(bar -> bar.of(series));
        Map<LocalDate, List<PriceBar>> byDay =
                bars.stream().collect(Collectors.groupingBy(bar -> day(bar.time()), TreeMap::new, Collectors.toList()));
        AppendResult result = AppendResult.NOTHING;
        for (Map.Entry<LocalDate, List<PriceBar>> day : byDay.entrySet()) {
            CompareAndSet.Update<PriceDay> update = compareAndSet.update(
                    StoreKeys.prices(series, instrument, day.getKey()),
                    PriceDay.CODEC,
                    stored -> stored.orElseGet(PriceDay::empty).with(day.getValue()));
            result = result.plus(update.before().orElseGet(PriceDay::empty).compare(day.getValue()));
        }
        return result;
    }

    /** The stored bars of a day, by time; none if there are none. */
    public List<PriceBar> read(InstrumentId instrument, LocalDate day) {
        return new DocumentStore<>(store, PriceDay.CODEC)
                .read(StoreKeys.prices(series, instrument, day))
                .map(document -> document.value().bars())
                .orElse(List.of());
    }

    private static LocalDate day(long time) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(time), ZoneOffset.UTC);
    }
}
