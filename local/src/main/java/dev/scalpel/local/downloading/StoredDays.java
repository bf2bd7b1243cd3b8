package dev.scalpel.local.downloading;

import dev.scalpel.funding.PriceSeries;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Gap;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.retrieval.HistoryStore;
import dev.scalpel.store.bars.BarRepository;
import dev.scalpel.store.funding.StoredPrices;
import dev.scalpel.trading.instrument.SessionMinutes;
import dev.scalpel.trading.instrument.TradingSession;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;

/** What of an instrument's days is stored; of today, minutes that have not closed are not missing. */
final class StoredDays {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    private final HistoryStore store;
    private final InstrumentId instrument;
    private final long end;

    /** @param now by the venue's clock */
    StoredDays(HistoryStore store, InstrumentId instrument, Instant now) {
        this.store = store;
        this.instrument = instrument;
        end = Minutes.floor(now);
    }

    /** Of bars. */
    Function<LocalDate, StoredDay> bars(TradingSession session) {
        BarRepository bars = store.bars();
        SessionMinutes open = new SessionMinutes(session);
        return day -> {
            long begin = begin(day);
            long until = until(begin, end);
            BarSeries stored = bars.read(instrument, begin, until);
            return new StoredDay(
                    stored.size(),
                    open.open(stored.gapsWithin(begin, until)).stream()
                            .mapToLong(Gap::minutes)
                            .sum());
        };
    }

    /** Of a computed price, which there is at all times and whose newest closed minute is not read yet. */
    Function<LocalDate, StoredDay> prices(PriceSeries series) {
        StoredPrices prices = store.prices(series);
        return day -> {
            long begin = begin(day);
            int stored = prices.read(instrument, day).size();
            long closed = Minutes.between(begin, until(begin, Minutes.plus(end, -1)));
            return new StoredDay(stored, Math.max(0, closed - stored));
        };
    }

    private static long begin(LocalDate day) {
        return day.toEpochDay() * DAY_MILLIS;
    }

    private static long until(long begin, long end) {
        return Math.max(begin, Math.min(begin + DAY_MILLIS, end));
    }
}
