package dev.scalpel.store.funding;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.store.CachedReader;
import dev.scalpel.store.CompareAndSet;
import dev.scalpel.store.ObjectStore;
import dev.scalpel.store.StoreKeys;
import dev.scalpel.store.bars.AppendResult;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Funding rates in the object store, one object per instrument and month, changed by compare-and-set. */
public final class StoredFunding implements FundingRepository {

    /** A month is a few kilobytes; a training reads ten of each instrument. */
    private static final int CACHED_MONTHS = 256;

    private final ObjectStore store;
    private final CompareAndSet compareAndSet;
    private final CachedReader<FundingMonth> months;

    public StoredFunding(ObjectStore store) {
        this.store = store;
        compareAndSet = new CompareAndSet(store);
        months = new CachedReader<>(store, FundingMonth.CODEC, CACHED_MONTHS);
    }

    @Override
    public AppendResult append(InstrumentId instrument, List<FundingRate> rates) {
        Set<Long> times = new HashSet<>();
        for (FundingRate rate : rates) {
            if (!times.add(rate.time())) {
                throw new IllegalArgumentException(
                        "two funding rates of " + instrument + " are of one minute: " + rate);
            }
        }
        Map<YearMonth, List<FundingRate>> byMonth = rates.stream()
                .collect(Collectors.groupingBy(rate -> month(rate.time()), TreeMap::new, Collectors.toList()));
        AppendResult result = AppendResult.NOTHING;
        for (Map.Entry<YearMonth, List<FundingRate>> month : byMonth.entrySet()) {
            result = result.plus(appendMonth(StoreKeys.funding(instrument, month.getKey()), month.getValue()));
        }
        return result;
    }

    private AppendResult appendMonth(String key, Collection<FundingRate> rates) {
        AppendResult known = months.get(key).orElseGet(FundingMonth::empty).compare(rates);
        if (known.unchanged() == rates.size()) {
            return known;
        }
        CompareAndSet.Update<FundingMonth> update = compareAndSet.update(
                key,
                FundingMonth.CODEC,
                stored -> stored.orElseGet(FundingMonth::empty).with(rates));
        months.put(key, update.etag(), update.after());
        return update.before().orElseGet(FundingMonth::empty).compare(rates);
    }

    @Override
    public List<FundingRate> read(InstrumentId instrument, long fromTime, long toTime) {
        List<FundingRate> found = new ArrayList<>();
        if (fromTime < toTime) {
            YearMonth last = month(toTime - 1);
            for (YearMonth month = month(fromTime); !month.isAfter(last); month = month.plusMonths(1)) {
                month(instrument, month).ifPresent(stored -> found.addAll(stored.between(fromTime, toTime)));
            }
        }
        return List.copyOf(found);
    }

    @Override
    public List<FundingRate> readAll(InstrumentId instrument) {
        return months(instrument).stream()
                .flatMap(month -> month(instrument, month).stream())
                .flatMap(stored -> stored.rates().values().stream())
                .toList();
    }

    @Override
    public OptionalLong lastTime(InstrumentId instrument) {
        List<YearMonth> stored = months(instrument);
        return stored.isEmpty()
                ? OptionalLong.empty()
                : month(instrument, stored.get(stored.size() - 1)).stream()
                        .mapToLong(month -> month.rates().lastKey())
                        .findFirst();
    }

    private Optional<FundingMonth> month(InstrumentId instrument, YearMonth month) {
        return months.get(StoreKeys.funding(instrument, month));
    }

    private List<YearMonth> months(InstrumentId instrument) {
        return store.list(StoreKeys.fundingPrefix(instrument)).stream()
                .flatMap(key -> StoreKeys.monthOf(key).stream())
                .sorted()
                .toList();
    }

    private static YearMonth month(long time) {
        return YearMonth.from(Instant.ofEpochMilli(time).atOffset(ZoneOffset.UTC));
    }
}
