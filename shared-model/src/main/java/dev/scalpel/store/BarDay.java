package dev.scalpel.store;

import dev.scalpel.market.BarCsv;
import dev.scalpel.market.BarSeries;
import java.util.Arrays;

/** A day's object: its bytes with the bars they hold. A later bar is one more line; what stands before it is not written anew. */
final class BarDay {

    static final Codec<BarDay> CODEC = Codec.of(day -> day.bytes, BarDay::read);

    private final byte[] bytes;
    private final BarSeries bars;

    private BarDay(byte[] bytes, BarSeries bars) {
        this.bytes = bytes;
        this.bars = bars;
    }

    static BarDay of(BarSeries bars) {
        return new BarDay(BarCsv.write(bars), bars);
    }

    private static BarDay read(String key, byte[] bytes) {
        return new BarDay(bytes, BarCsv.read(key, bytes));
    }

    byte[] bytes() {
        return bytes;
    }

    BarSeries bars() {
        return bars;
    }

    /** The day with more bars; where a minute is there already, the new bar stands. */
    BarDay with(BarSeries newer) {
        if (newer.isEmpty()) {
            return this;
        }
        if (bars.isEmpty() || newer.firstOpenTime() <= bars.lastOpenTime()) {
            return of(bars.merge(newer));
        }
        byte[] lines = BarCsv.writeRows(newer);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + lines.length);
        System.arraycopy(lines, 0, longer, bytes.length, lines.length);
        return new BarDay(longer, bars.join(newer));
    }
}
