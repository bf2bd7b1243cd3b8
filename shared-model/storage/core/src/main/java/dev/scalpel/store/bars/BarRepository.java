package dev.scalpel.store.bars;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.store.ContentionException;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;

/**
 * The stored one-minute bars of instruments. An append merges by minute: any number of writers may append concurrently, and
 * an append may be repeated. A read returns what is stored at that time, whoever wrote it. {@code BarRepositoryContract}
 * has the tests that every implementation must pass.
 */
public interface BarRepository {

    /** How long a repository may rely on what it has read of a past day, see {@link #readRecent}. */
    int RECHECK_MINUTES = 10;

    /**
     * The stored bars that open in {@code [fromTime, toTime)}, epoch milliseconds. Absent minutes are gaps.
     *
     * @throws dev.scalpel.market.BarCsvException if what is stored is malformed; it names the day and the row
     */
    BarSeries read(InstrumentId instrument, long fromTime, long toTime);

    /**
     * As {@link #read}, for a caller that needs the same days again every minute. A day that has been over for an hour
     * changes only when somebody imports bars: it may be returned as it was stored up to {@value #RECHECK_MINUTES} minutes
     * before {@code now}, so that its object need not be asked for each time.
     *
     * @param now epoch milliseconds of the caller's clock
     */
    default BarSeries readRecent(InstrumentId instrument, long fromTime, long toTime, long now) {
        return read(instrument, fromTime, toTime);
    }

    /** The bars of the {@code minutes} minutes before {@code toTime}: fewer if minutes are absent. */
    default BarSeries tail(InstrumentId instrument, long toTime, int minutes) {
        return read(instrument, Minutes.plus(toTime, -minutes), toTime);
    }

    /** All stored bars. */
    BarSeries readAll(InstrumentId instrument);

    /** The open time of the newest stored bar, from which a retrieval continues. */
    OptionalLong lastOpenTime(InstrumentId instrument);

    /** The days with stored bars, in order. */
    List<LocalDate> storedDays(InstrumentId instrument);

    /**
     * Stores bars; a new bar replaces a stored one of the same minute. The oldest day is written first, so that an
     * interrupted append leaves no gap before its newest bar.
     *
     * @throws ContentionException if too many writes conflicted; the earlier days are stored
     */
    AppendResult append(InstrumentId instrument, BarSeries bars);
}
