package dev.scalpel.local.desk.data;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.ArrayList;
import java.util.List;

/**
 * Open, high, low, close and volume of some minutes.
 *
 * @param time the begin, epoch milliseconds
 */
public record Candle(long time, double open, double high, double low, double close, double volume) {

    /** A minute as a candle. */
    public static Candle of(BarSeries bars, int row) {
        return new Candle(
                bars.openTime(row), bars.open(row), bars.high(row), bars.low(row), bars.close(row), bars.volume(row));
    }

    /** Minutes as candles of so many minutes each, which begin at multiples of that since 1970, UTC. */
    public static List<Candle> of(BarSeries bars, long minutes) {
        List<Candle> candles = new ArrayList<>();
        for (int row = 0; row < bars.size(); row++) {
            add(candles, of(bars, row), minutes);
        }
        return candles;
    }

    /** Candles joined to longer ones. */
    static List<Candle> of(List<Candle> shorter, long minutes) {
        List<Candle> candles = new ArrayList<>();
        shorter.forEach(candle -> add(candles, candle, minutes));
        return candles;
    }

    private static void add(List<Candle> candles, Candle next, long minutes) {
        long time = Math.floorDiv(next.time, minutes * Minutes.MILLIS) * minutes * Minutes.MILLIS;
        int last = candles.size() - 1;
        if (last >= 0 && candles.get(last).time == time) {
            candles.set(last, candles.get(last).with(next));
        } else {
            candles.add(new Candle(time, next.open, next.high, next.low, next.close, next.volume));
        }
    }

    private Candle with(Candle later) {
        return new Candle(
                time,
                open,
                Math.max(high, later.high),
                Math.min(low, later.low),
                later.close,
                volume + later.volume);
    }
}
