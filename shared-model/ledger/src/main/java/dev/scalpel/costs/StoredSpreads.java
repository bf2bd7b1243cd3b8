package dev.scalpel.costs;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.CachedReader;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.UnknownOutcomeException;
import dev.scalpel.store.WriteConflictException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Sampled spreads in the object store, one object per instrument and day, changed by compare-and-set. */
public final class StoredSpreads implements SpreadRepository {

    private static final int CACHED_DAYS = 128;

    private final ObjectStore store;
    private final CompareAndSet compareAndSet;
    private final CachedReader<SpreadCsv> days;

    public StoredSpreads(ObjectStore store) {
        this.store = store;
        compareAndSet = new CompareAndSet(store);
        days = new CachedReader<>(store, SpreadCsv.CODEC, CACHED_DAYS);
    }

    @Override
    public int append(InstrumentId instrument, List<SpreadSample> samples) {
        Map<LocalDate, List<SpreadSample>> byDay = samples.stream()
                .collect(Collectors.groupingBy(sample -> day(sample.minute()), TreeMap::new, Collectors.toList()));
        int stored = 0;
        for (Map.Entry<LocalDate, List<SpreadSample>> day : byDay.entrySet()) {
            stored += appendDay(StoreKeys.spreads(instrument, day.getKey()), day.getValue());
        }
        return stored;
    }

    private int appendDay(String key, List<SpreadSample> samples) {
        return days.cached(key)
                .flatMap(cached -> appendTo(cached, key, samples))
                .orElseGet(() -> {
                    CompareAndSet.Update<SpreadCsv> update = compareAndSet.update(
                            key,
                            SpreadCsv.CODEC,
                            stored -> stored.orElseGet(SpreadCsv::empty).with(samples));
                    days.put(key, update.etag(), update.after());
                    return count(update.before().orElseGet(SpreadCsv::empty), update.after());
                });
    }

    /** What is cached is most likely what is stored: then one write suffices; otherwise its compare-and-set fails. */
    private Optional<Integer> appendTo(CachedReader.Cached<SpreadCsv> cached, String key, List<SpreadSample> samples) {
        SpreadCsv after = cached.value().with(samples);
        if (after.size() == cached.value().size()) {
            return Optional.empty();
        }
        try {
            days.put(key, store.putIfMatch(key, after.bytes(), cached.etag()), after);
            return Optional.of(count(cached.value(), after));
        } catch (WriteConflictException | UnknownOutcomeException readAgain) {
            return Optional.empty();
        }
    }

    private static int count(SpreadCsv before, SpreadCsv after) {
        return after.size() - before.size();
    }

    @Override
    public List<SpreadSample> read(InstrumentId instrument, LocalDate day) {
        return days.get(StoreKeys.spreads(instrument, day))
                .map(SpreadCsv::samples)
                .orElseGet(List::of);
    }

    @Override
    public List<LocalDate> days(InstrumentId instrument) {
        return store.list(StoreKeys.spreadsPrefix(instrument)).stream()
                .flatMap(key -> StoreKeys.dayOf(key).stream())
                .sorted()
                .toList();
    }

    private static LocalDate day(long minute) {
        return Instant.ofEpochMilli(minute).atZone(ZoneOffset.UTC).toLocalDate();
    }
}
