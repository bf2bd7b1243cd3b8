package dev.scalpel.store.bars;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.store.Backoff;
import dev.scalpel.store.CachedReader;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.UnknownOutcomeException;
import dev.scalpel.store.WriteConflictException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** Bars in the object store, one object per instrument and day, changed by compare-and-set. Recently used days are cached. */
public final class StoredBars implements BarRepository {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;
    /** A day is about 200 kB. Features look back on nine days, and a function serves many instruments each minute. */
    private static final int CACHED_DAYS = 192;
    /** From so many days on, the stored ones are listed first, so that absent ones cost no read. */
    private static final int LISTED_FROM_DAYS = 32;

    private final ObjectStore store;
    private final CompareAndSet compareAndSet;
    private final CachedReader<StoredBarDay> days;
    private final PastDays pastDays;

    public StoredBars(ObjectStore store) {
        this(store, CompareAndSet.PATIENT);
    }

    /** @param backoff for appends that meet a write conflict */
    public StoredBars(ObjectStore store, Backoff backoff) {
        this.store = store;
        this.compareAndSet = new CompareAndSet(store, backoff);
        this.days = new CachedReader<>(store, StoredBarDay.CODEC, CACHED_DAYS);
        this.pastDays = new PastDays(days, CACHED_DAYS);
    }

    @Override
    public BarSeries read(InstrumentId instrument, long fromTime, long toTime) {
        return toTime - fromTime < LISTED_FROM_DAYS * DAY_MILLIS
                ? read(fromTime, toTime, day -> days.get(keyOf(instrument, day)))
                : readListed(instrument, fromTime, toTime);
    }

    private BarSeries readListed(InstrumentId instrument, long fromTime, long toTime) {
        Set<Long> stored =
                storedDays(instrument).stream().map(LocalDate::toEpochDay).collect(Collectors.toSet());
        return read(
                fromTime, toTime, day -> stored.contains(day) ? days.get(keyOf(instrument, day)) : Optional.empty());
    }

    @Override
    public BarSeries readRecent(InstrumentId instrument, long fromTime, long toTime, long now) {
        return read(fromTime, toTime, day -> {
            String key = keyOf(instrument, day);
            return PastDays.isPast(day, now) ? pastDays.get(key, day, now) : days.get(key);
        });
    }

    private static BarSeries read(long fromTime, long toTime, LongFunction<Optional<StoredBarDay>> days) {
        List<BarSeries> found = new ArrayList<>();
        for (long day = dayOf(fromTime); day * DAY_MILLIS < toTime; day++) {
            days.apply(day).ifPresent(stored -> found.add(stored.bars().between(fromTime, toTime)));
        }
        BarSeries.Builder bars =
                new BarSeries.Builder(found.stream().mapToInt(BarSeries::size).sum());
        found.forEach(bars::addAll);
        return bars.build();
    }

    @Override
    public BarSeries readAll(InstrumentId instrument) {
        List<LocalDate> stored = storedDays(instrument);
        if (stored.isEmpty()) {
            return BarSeries.empty();
        }
        long from = stored.get(0).toEpochDay() * DAY_MILLIS;
        return read(instrument, from, (stored.get(stored.size() - 1).toEpochDay() + 1) * DAY_MILLIS);
    }

    @Override
    public OptionalLong lastOpenTime(InstrumentId instrument) {
        List<LocalDate> stored = storedDays(instrument);
        for (int i = stored.size() - 1; i >= 0; i--) {
            Optional<BarSeries> day =
                    days.get(keyOf(instrument, stored.get(i).toEpochDay())).map(StoredBarDay::bars);
            if (day.isPresent() && !day.get().isEmpty()) {
                return OptionalLong.of(day.get().lastOpenTime());
            }
        }
        return OptionalLong.empty();
    }

    @Override
    public List<LocalDate> storedDays(InstrumentId instrument) {
        return store.list(StoreKeys.barsPrefix(instrument)).stream()
                .flatMap(key -> StoreKeys.dayOf(key).stream())
                .sorted()
                .toList();
    }

    @Override
    public AppendResult append(InstrumentId instrument, BarSeries bars) {
        AppendResult count = AppendResult.NOTHING;
        int from = 0;
        while (from < bars.size()) {
            long day = dayOf(bars.openTime(from));
            int to = bars.firstRowFrom((day + 1) * DAY_MILLIS);
            String key = keyOf(instrument, day);
            count = count.plus(appendDay(key, bars.slice(from, to)));
            pastDays.forget(key);
            from = to;
        }
        return count;
    }

    /** What is cached is most likely what is stored: then one write suffices; otherwise its compare-and-set fails. */
    private AppendResult appendDay(String key, BarSeries bars) {
        return days.cached(key).flatMap(cached -> appendTo(cached, key, bars)).orElseGet(() -> {
            CompareAndSet.Update<StoredBarDay> update = compareAndSet.update(
                    key,
                    StoredBarDay.CODEC,
                    stored -> stored.map(day -> day.append(bars)).orElseGet(() -> StoredBarDay.of(bars)));
            days.put(key, update.etag(), update.after());
            return count(update.before().map(StoredBarDay::bars).orElse(BarSeries.empty()), bars);
        });
    }

    private Optional<AppendResult> appendTo(CachedReader.Cached<StoredBarDay> cached, String key, BarSeries bars) {
        StoredBarDay after = cached.value().append(bars);
        if (Arrays.equals(after.bytes(), cached.value().bytes())) {
            return Optional.empty();
        }
        try {
            days.put(key, store.putIfMatch(key, after.bytes(), cached.etag()), after);
            return Optional.of(count(cached.value().bars(), bars));
        } catch (WriteConflictException | UnknownOutcomeException readAgain) {
            return Optional.empty();
        }
    }

    private static AppendResult count(BarSeries before, BarSeries bars) {
        int stored = 0;
        int unchanged = 0;
        for (int row = 0; row < bars.size(); row++) {
            int at = before.rowOf(bars.openTime(row));
            if (at < 0) {
                stored++;
            } else if (before.bar(at).equals(bars.bar(row))) {
                unchanged++;
            }
        }
        return new AppendResult(stored, unchanged, bars.size() - stored - unchanged);
    }

    private String keyOf(InstrumentId instrument, long epochDay) {
        return StoreKeys.bars(instrument, LocalDate.ofEpochDay(epochDay));
    }

    private static long dayOf(long openTime) {
        return Math.floorDiv(openTime, DAY_MILLIS);
    }
}
