package dev.scalpel.portfolio.filter;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.ArrayList;
import java.util.List;

/**
 * The closed bars of a length, made of the minutes that there are. They begin at whole multiples of their length of the UTC day.
 *
 * @param minutes of each
 * @param newestStart of the newest that has closed, epoch milliseconds; its minutes may be missing
 * @param complete whether the last minute of the newest has come, or a later one: without it the close may be another one
 * @param closed oldest first
 */
record Frames(int minutes, long newestStart, boolean complete, List<Frame> closed) {

    Frames {
        closed = List.copyOf(closed);
    }

    /** @param start epoch milliseconds */
    record Frame(long start, double open, double high, double low, double close) {

        private Frame with(BarSeries bars, int row) {
            return new Frame(
                    start, open, Math.max(high, bars.high(row)), Math.min(low, bars.low(row)), bars.close(row));
        }
    }

    /**
     * @param bars closed minutes
     * @param now epoch milliseconds
     */
    static Frames of(BarSeries bars, int minutes, long now) {
        long length = minutes * Minutes.MILLIS;
        List<Frame> frames = new ArrayList<>();
        for (int row = 0; row < bars.size(); row++) {
            long start = Math.floorDiv(bars.openTime(row), length) * length;
            if (start + length > now) {
                break;
            }
            int last = frames.size() - 1;
            if (last >= 0 && frames.get(last).start() == start) {
                frames.set(last, frames.get(last).with(bars, row));
            } else {
                frames.add(new Frame(start, bars.open(row), bars.high(row), bars.low(row), bars.close(row)));
            }
        }
        long end = Math.floorDiv(now, length) * length;
        boolean complete = !bars.isEmpty() && bars.lastOpenTime() >= Minutes.plus(end, -1);
        return new Frames(minutes, end - length, complete, frames);
    }

    int last() {
        return closed.size() - 1;
    }

    Frame newest() {
        return closed.get(last());
    }

    /** Whether the newest is that of now, and complete. */
    boolean isCurrent() {
        return complete && !closed.isEmpty() && newest().start() == newestStart;
    }

    /** The mean of the true ranges of some that end at an index; the one before them must exist. */
    double averageTrueRange(int index, int count) {
        double sum = 0;
        for (int i = index - count + 1; i <= index; i++) {
            double before = closed.get(i - 1).close();
            sum += Math.max(closed.get(i).high(), before)
                    - Math.min(closed.get(i).low(), before);
        }
        return sum / count;
    }
}
