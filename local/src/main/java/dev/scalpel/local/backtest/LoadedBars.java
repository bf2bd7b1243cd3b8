package dev.scalpel.local.backtest;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.store.bars.AppendResult;
import dev.scalpel.store.bars.BarRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The bars of a period, and of the month before it, read once: a replay reads them again in each of its minutes. */
final class LoadedBars implements BarRepository {

    /** More than the look-back of any features. */
    private static final long MINUTES_BEFORE = 30 * Minutes.PER_DAY;

    private final BarRepository stored;
    private final long from;
    private final long to;
    private final Map<InstrumentId, BarSeries> loaded = new HashMap<>();

    LoadedBars(BarRepository stored, Instant begin, Instant end) {
        this.stored = stored;
        from = Minutes.plus(begin.toEpochMilli(), -MINUTES_BEFORE);
        to = end.toEpochMilli();
    }

    @Override
    public BarSeries read(InstrumentId instrument, long fromTime, long toTime) {
        return fromTime < from || toTime > to
                ? stored.read(instrument, fromTime, toTime)
                : loaded.computeIfAbsent(instrument, id -> stored.read(id, from, to))
                        .between(fromTime, toTime);
    }

    @Override
    public BarSeries readAll(InstrumentId instrument) {
        return stored.readAll(instrument);
    }

    @Override
    public OptionalLong lastOpenTime(InstrumentId instrument) {
        return stored.lastOpenTime(instrument);
    }

    @Override
    public List<LocalDate> storedDays(InstrumentId instrument) {
        return stored.storedDays(instrument);
    }

    @Override
    public AppendResult append(InstrumentId instrument, BarSeries bars) {
        AppendResult result = stored.append(instrument, bars);
        loaded.remove(instrument);
        return result;
    }
}
