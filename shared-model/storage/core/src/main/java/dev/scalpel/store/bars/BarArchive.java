package dev.scalpel.store.bars;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.store.Backoff;
import dev.scalpel.store.CachedReader;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ContentionException;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.UnknownOutcomeException;
import dev.scalpel.store.WriteConflictException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The stored bars of one venue, a day of a symbol an object. Appending merges by minute under compare-and-set, so any
 * number of writers may append at once and an append may be repeated. Days that were read or written last stay warm.
 */
public final class BarArchive {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;
    private static final int WARM_DAYS = 16;

    private final ObjectStore store;
    private final String venue;
    private final CompareAndSet compareAndSet;
    private final CachedReader<StoredBarDay> days;

    public BarArchive(ObjectStore store, String venue) {
        this(store, venue, CompareAndSet.PATIENT);
    }

    /** @param backoff how often an append that loses its race tries again */
    public BarArchive(ObjectStore store, String venue, Backoff backoff) {
        this.store = store;
        this.venue = venue;
        this.compareAndSet = new CompareAndSet(store, backoff);
        this.days = new CachedReader<>(store, StoredBarDay.CODEC, WARM_DAYS);
    }

    /** The stored bars that open in {@code [fromTime, toTime)}, epoch milliseconds. Absent minutes are gaps. */
    public BarSeries read(Symbol symbol, long fromTime, long toTime) {
        BarSeries.Builder bars = new BarSeries.Builder(0);
        for (long day = dayOf(fromTime); day * DAY_MILLIS < toTime; day++) {
            days.get(keyOf(symbol, day))
                    .ifPresent(stored -> bars.addAll(stored.bars().between(fromTime, toTime)));
        }
        return bars.build();
    }

    /** The bars of the {@code minutes} minutes before {@code toTime}: fewer where minutes are absent. */
    public BarSeries tail(Symbol symbol, long toTime, int minutes) {
        return read(symbol, Minutes.plus(toTime, -minutes), toTime);
    }

    /** All stored bars. */
    public BarSeries readAll(Symbol symbol) {
        List<LocalDate> stored = storedDays(symbol);
        if (stored.isEmpty()) {
            return BarSeries.empty();
        }
        long from = stored.get(0).toEpochDay() * DAY_MILLIS;
        return read(symbol, from, (stored.get(stored.size() - 1).toEpochDay() + 1) * DAY_MILLIS);
    }

    /** The minute of the newest stored bar, from which a retrieval goes on. */
    public OptionalLong lastOpenTime(Symbol symbol) {
        List<LocalDate> stored = storedDays(symbol);
        for (int i = stored.size() - 1; i >= 0; i--) {
            Optional<BarSeries> day =
                    days.get(keyOf(symbol, stored.get(i).toEpochDay())).map(StoredBarDay::bars);
            if (day.isPresent() && !day.get().isEmpty()) {
                return OptionalLong.of(day.get().lastOpenTime());
            }
        }
        return OptionalLong.empty();
    }

    /** The days of which bars are stored, in order. */
    public List<LocalDate> storedDays(Symbol symbol) {
        return store.list(StoreKeys.barsPrefix(venue, symbol)).stream()
                .flatMap(key -> StoreKeys.dayOf(key).stream())
                .sorted()
                .toList();
    }

    /**
     * Stores bars; where a minute is stored already, the new bar stands. The oldest day is written first, so that an
     * append that is cut short leaves no hole before its newest bar.
     *
     * @throws ContentionException when other writers came first too often; the days before are stored
     */
    public AppendResult append(Symbol symbol, BarSeries bars) {
        AppendResult count = AppendResult.NOTHING;
        int from = 0;
        while (from < bars.size()) {
            long day = dayOf(bars.openTime(from));
            int to = bars.firstRowFrom((day + 1) * DAY_MILLIS);
            count = count.plus(appendDay(keyOf(symbol, day), bars.slice(from, to)));
            from = to;
        }
        return count;
    }

    /** What is warm is most likely what is stored: then one write does it, and else its compare-and-set fails. */
    private AppendResult appendDay(String key, BarSeries bars) {
        return days.warm(key).flatMap(warm -> appendTo(warm, key, bars)).orElseGet(() -> {
            CompareAndSet.Update<StoredBarDay> update = compareAndSet.update(
                    key,
                    StoredBarDay.CODEC,
                    stored -> stored.map(day -> day.with(bars)).orElseGet(() -> StoredBarDay.of(bars)));
            days.keep(key, update.etag(), update.after());
            return count(update.before().map(StoredBarDay::bars).orElse(BarSeries.empty()), bars);
        });
    }

    private Optional<AppendResult> appendTo(CachedReader.Warm<StoredBarDay> warm, String key, BarSeries bars) {
        StoredBarDay after = warm.value().with(bars);
        if (Arrays.equals(after.bytes(), warm.value().bytes())) {
            return Optional.empty();
        }
        try {
            days.keep(key, store.putIfMatch(key, after.bytes(), warm.etag()), after);
            return Optional.of(count(warm.value().bars(), bars));
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

    private String keyOf(Symbol symbol, long epochDay) {
        return StoreKeys.bars(venue, symbol, LocalDate.ofEpochDay(epochDay));
    }

    private static long dayOf(long openTime) {
        return Math.floorDiv(openTime, DAY_MILLIS);
    }
}
