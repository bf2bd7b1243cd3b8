package dev.scalpel.localexchange.publicapi;

import dev.scalpel.localexchange.market.Kline;
import dev.scalpel.localexchange.market.Market;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The requested rows of klines, as known now: the forming one last. */
public record KlineSelection(Market market, KlineInterval interval, ZoneOffset zone, long to, int limit, long now) {

    /** The first rows from this time on. */
    public List<Kline> first(long from) {
        BarSeries bars = market.bars();
        List<Kline> rows = new ArrayList<>();
        int row = bars.firstRowFrom(from);
        while (row < bars.size() && rows.size() < limit && begin(row) <= to) {
            int end = bars.firstRowFrom(interval.next(begin(row), zone));
            joined(row, end).ifPresent(rows::add);
            row = end;
        }
        return rows;
    }

    /** The last rows. */
    public List<Kline> last() {
        BarSeries bars = market.bars();
        Deque<Kline> rows = new ArrayDeque<>();
        int end = bars.firstRowFrom(interval.next(interval.floor(to, zone), zone));
        while (end > 0 && rows.size() < limit) {
            int row = bars.firstRowFrom(begin(end - 1));
            joined(row, end).ifPresent(rows::addFirst);
            end = row;
        }
        return new ArrayList<>(rows);
    }

    List<Kline> firstSeconds(long from) {
        List<Kline> rows = new ArrayList<>();
        BarSeries bars = market.bars();
        int row = bars.firstRowFrom(Minutes.floor(from));
        for (; row < bars.size() && bars.openTime(row) <= to && rows.size() < limit; row++) {
            market.seconds(row, now).stream()
                    .filter(second -> second.openTime() >= from && second.openTime() <= to)
                    .limit(limit - (long) rows.size())
                    .forEach(rows::add);
        }
        return rows;
    }

    List<Kline> lastSeconds() {
        Deque<Kline> rows = new ArrayDeque<>();
        for (int row = market.lastRow(to); row >= 0 && rows.size() < limit; row--) {
            List<Kline> seconds = market.seconds(row, now);
            for (int i = seconds.size() - 1; i >= 0 && rows.size() < limit; i--) {
                if (seconds.get(i).openTime() <= to) {
                    rows.addFirst(seconds.get(i));
                }
            }
        }
        return new ArrayList<>(rows);
    }

    private long begin(int row) {
        return interval.floor(market.bars().openTime(row), zone);
    }

    private Optional<Kline> joined(int row, int end) {
        Kline whole = null;
        for (int each = row; each < end && market.bars().openTime(each) <= now; each++) {
            Kline minute = market.kline(each, now);
            whole = whole == null ? minute : whole.join(minute);
        }
        long begin = begin(row);
        return Optional.ofNullable(whole).map(found -> found.within(begin, interval.next(begin, zone) - begin));
    }
}
