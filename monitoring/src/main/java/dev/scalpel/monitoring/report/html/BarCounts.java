package dev.scalpel.monitoring.report.html;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Bars of one length, in whole numbers: prices in steps of a {@link PriceUnit}, times in lengths since the epoch. */
final class BarCounts {

    private final int minutes;
    private final long[] slot;
    private final long[] open;
    private final long[] high;
    private final long[] low;
    private final long[] close;

    private BarCounts(int minutes, int size) {
        this.minutes = minutes;
        this.slot = new long[size];
        this.open = new long[size];
        this.high = new long[size];
        this.low = new long[size];
        this.close = new long[size];
    }

    static BarCounts of(BarSeries bars, PriceUnit unit) {
        int size = bars.size();
        BarCounts counts = new BarCounts(1, size);
        for (int row = 0; row < size; row++) {
            counts.slot[row] = Math.floorDiv(bars.openTime(row), Minutes.MILLIS);
            counts.open[row] = unit.count(bars.open(row));
            counts.high[row] = unit.count(bars.high(row));
            counts.low[row] = unit.count(bars.low(row));
            counts.close[row] = unit.count(bars.close(row));
        }
        return counts;
    }

    /** Length of a bar. */
    int minutes() {
        return minutes;
    }

    /** Start of a bar, in lengths since the epoch. */
    long slot(int row) {
        return slot[row];
    }

    int size() {
        return slot.length;
    }

    /** The first row of this slot or a later one. */
    int firstRowFrom(long wanted) {
        int found = Arrays.binarySearch(slot, wanted);
        return found >= 0 ? found : -found - 1;
    }

    /** Longer bars, of minutes: no high and no low is lost, and a slot without any minute has no bar. */
    BarCounts combined(int length) {
        int bars = 0;
        for (int row = 0; row < size(); row++) {
            bars += row == 0 || slot[row] / length != slot[row - 1] / length ? 1 : 0;
        }
        BarCounts longer = new BarCounts(length, bars);
        int last = -1;
        for (int row = 0; row < size(); row++) {
            if (row == 0 || slot[row] / length != slot[row - 1] / length) {
                last++;
                longer.slot[last] = slot[row] / length;
                longer.open[last] = open[row];
                longer.high[last] = high[row];
                longer.low[last] = low[row];
            }
            longer.high[last] = Math.max(longer.high[last], high[row]);
            longer.low[last] = Math.min(longer.low[last], low[row]);
            longer.close[last] = close[row];
        }
        return longer;
    }

    /**
     * The rows as numbers of variable length, seven bits in each byte and the lowest first. First how many rows there
     * are, and the lengths of the runs without a gap by turns with those of the gaps; then four columns: the open beyond
     * the close before it, the close beyond the open, the high beyond the higher of both, the low below the lower.
     */
    byte[] bytes(int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(6 * (to - from) + 16);
        write(out, to - from);
        writeRuns(out, from, to);
        long before = 0;
        for (int row = from; row < to; row++) {
            writeSigned(out, open[row] - before);
            before = close[row];
        }
        for (int row = from; row < to; row++) {
            writeSigned(out, close[row] - open[row]);
        }
        for (int row = from; row < to; row++) {
            write(out, high[row] - Math.max(open[row], close[row]));
        }
        for (int row = from; row < to; row++) {
            write(out, Math.min(open[row], close[row]) - low[row]);
        }
        return out.toByteArray();
    }

    private void writeRuns(ByteArrayOutputStream out, int from, int to) {
        int begin = from;
        for (int row = from + 1; row <= to; row++) {
            if (row == to || slot[row] != slot[row - 1] + 1) {
                write(out, row - begin);
                if (row < to) {
                    write(out, slot[row] - slot[row - 1] - 1);
                }
                begin = row;
            }
        }
    }

    private static void writeSigned(ByteArrayOutputStream out, long number) {
        write(out, number >= 0 ? 2 * number : -2 * number - 1);
    }

    private static void write(ByteArrayOutputStream out, long number) {
        long rest = number;
        while (rest > 127) {
            out.write((int) (rest % 128) + 128);
            rest /= 128;
        }
        out.write((int) rest);
    }
}
