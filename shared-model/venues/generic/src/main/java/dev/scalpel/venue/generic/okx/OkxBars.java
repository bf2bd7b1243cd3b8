package dev.scalpel.venue.generic.okx;

import dev.scalpel.market.Bar;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.venue.market.Kline;
import dev.scalpel.venue.market.KlineReader;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.knowm.xchange.okex.dto.marketdata.OkexCandleStick;

/** "Get candlesticks" and "Get candlesticks history". A candle has neither a number of trades nor a taker's share. */
final class OkxBars implements KlineReader {

    /** What both calls list at most in every edition of the documentation: later ones name 300. */
    static final int PAGE_SIZE = 100;

    /** "Get candlesticks": "up to 1,440". */
    private static final int RECENT_MINUTES = 1_440;

    private final OkxCalls calls;
    private final Clock clock;

    /** @param clock the venue's */
    OkxBars(OkxCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    @Override
    public int pageSize() {
        return PAGE_SIZE;
    }

    /**
     * A response lists the newest rows of its span, so the span holds as many minutes as rows are wanted. Where it holds none, the
     * venue's daily candles say where the next ones are: a pair may be listed, or trading resume, years later.
     */
    @Override
    public List<Kline> read(Symbol symbol, long fromMinute, int rows) throws IOException {
        String instrument = OkxAdapter.instrument(symbol);
        long now = clock.millis();
        List<Kline> found = minutes(instrument, fromMinute, rows, now);
        if (!found.isEmpty()) {
            return found;
        }
        long next = Minutes.plus(fromMinute, rows);
        while (next <= now) {
            long day = firstDay(instrument, dayOf(next), now);
            next = Math.max(next, day);
            for (long end = Minutes.plus(dayOf(next), Minutes.PER_DAY); next < end && next <= now; ) {
                List<Kline> later = minutes(instrument, next, PAGE_SIZE, now);
                if (!later.isEmpty()) {
                    return later.subList(0, Math.min(rows, later.size()));
                }
                next = Math.min(end, Minutes.plus(next, PAGE_SIZE));
            }
        }
        return List.of();
    }

    /** The first day from this one on that has a candle; after now when none has. */
    private long firstDay(String instrument, long from, long now) throws IOException {
        for (long day = from; day <= now; day = Minutes.plus(day, (long) PAGE_SIZE * Minutes.PER_DAY)) {
            List<Kline> days = rows(
                    calls.days(instrument, day, Minutes.plus(day, (long) PAGE_SIZE * Minutes.PER_DAY), PAGE_SIZE),
                    Minutes.PER_DAY);
            if (!days.isEmpty()) {
                return days.get(0).openTime();
            }
        }
        return now + 1;
    }

    private static long dayOf(long minute) {
        long day = Minutes.PER_DAY * Minutes.MILLIS;
        return Math.floorDiv(minute, day) * day;
    }

    private List<Kline> minutes(String instrument, long from, int rows, long now) throws IOException {
        long to = Minutes.plus(from, rows);
        // One minute less: it may end before the request arrives.
        boolean recent = from > Minutes.plus(Minutes.floor(now), 1 - RECENT_MINUTES);
        return rows(
                recent ? calls.recentMinutes(instrument, from, to, rows) : calls.minutes(instrument, from, to, rows),
                1);
    }

    /** Oldest first. */
    private static List<Kline> rows(List<OkexCandleStick> candles, long minutes) {
        List<Kline> rows = new ArrayList<>();
        candles.forEach(candle -> rows.add(kline(candle, minutes)));
        rows.sort(Comparator.comparingLong(Kline::openTime));
        return rows;
    }

    private static Kline kline(OkexCandleStick row, long minutes) {
        return new Kline(
                row.getTimestamp(),
                Minutes.plus(row.getTimestamp(), minutes) - 1,
                Double.parseDouble(row.getOpenPrice()),
                Double.parseDouble(row.getHighPrice()),
                Double.parseDouble(row.getLowPrice()),
                Double.parseDouble(row.getClosePrice()),
                // Of a spot pair: in the base asset.
                Double.parseDouble(row.getVolume()),
                Bar.UNKNOWN_TRADES,
                Bar.UNKNOWN_VOLUME);
    }
}
