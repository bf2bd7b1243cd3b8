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
public record FrameBar(long time, double open, double high, double low, double close, double volume) {

    /** A bar of one minute. */
    public static FrameBar of(BarSeries bars, int row) {
        return new FrameBar(
                bars.openTime(row), bars.open(row), bars.high(row), bars.low(row), bars.close(row), bars.volume(row));
    }

    /** Minutes joined to bars of so many minutes each, which begin at multiples of that since 1970, UTC. */
    public static List<FrameBar> of(BarSeries bars, long minutes) {
        List<FrameBar> frameBars = new ArrayList<>();
        for (int row = 0; row < bars.size(); row++) {
            add(frameBars, of(bars, row), minutes);
        }
        return frameBars;
    }

    /** Bars joined to longer ones. */
    static List<FrameBar> of(List<FrameBar> shorter, long minutes) {
        List<FrameBar> frameBars = new ArrayList<>();
        shorter.forEach(frameBar -> add(frameBars, frameBar, minutes));
        return frameBars;
    }

    private static void add(List<FrameBar> frameBars, FrameBar next, long minutes) {
        long time = Math.floorDiv(next.time, minutes * Minutes.MILLIS) * minutes * Minutes.MILLIS;
        int last = frameBars.size() - 1;
        if (last >= 0 && frameBars.get(last).time == time) {
            frameBars.set(last, frameBars.get(last).with(next));
        } else {
            frameBars.add(new FrameBar(time, next.open, next.high, next.low, next.close, next.volume));
        }
    }

    private FrameBar with(FrameBar later) {
        return new FrameBar(
                time, open, Math.max(high, later.high), Math.min(low, later.low), later.close, volume + later.volume);
    }
}
