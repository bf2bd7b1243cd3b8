package dev.scalpel.store.bars;

import dev.scalpel.market.BarCsv;
import dev.scalpel.market.BarCsvException;
import dev.scalpel.market.BarSeries;
import dev.scalpel.store.Codec;
import java.util.Arrays;
import java.util.Optional;

/** A day's object: its bytes and the bars in them. A later bar is appended as a line; earlier lines are not encoded again. */
final class StoredBarDay {

    static final Codec<StoredBarDay> CODEC = new Codec<>() {
        @Override
        public byte[] encode(StoredBarDay day) {
            return day.bytes;
        }

        @Override
        public StoredBarDay decode(String key, byte[] bytes) {
            return read(key, bytes);
        }

        @Override
        public StoredBarDay decodeAfter(StoredBarDay earlier, String key, byte[] bytes) {
            return earlier.extendedTo(key, bytes).orElseGet(() -> read(key, bytes));
        }
    };

    private static final byte[] HEADER = BarCsv.header();

    private final byte[] bytes;
    private final BarSeries bars;

    private StoredBarDay(byte[] bytes, BarSeries bars) {
        this.bytes = bytes;
        this.bars = bars;
    }

    static StoredBarDay of(BarSeries bars) {
        return new StoredBarDay(BarCsv.write(bars), bars);
    }

    private static StoredBarDay read(String key, byte[] bytes) {
        return new StoredBarDay(bytes, BarCsv.read(key, bytes));
    }

    /** The day in these bytes if they only add valid lines to this one; otherwise empty, and the caller reads all of them. */
    private Optional<StoredBarDay> extendedTo(String key, byte[] longer) {
        int known = bytes.length;
        if (bars.isEmpty() || longer.length < known || !Arrays.equals(bytes, 0, known, longer, 0, known)) {
            return Optional.empty();
        }
        byte[] added = Arrays.copyOf(HEADER, HEADER.length + longer.length - known);
        System.arraycopy(longer, known, added, HEADER.length, longer.length - known);
        try {
            BarSeries newer = BarCsv.read(key, added);
            boolean follows = newer.isEmpty() || newer.firstOpenTime() > bars.lastOpenTime();
            return follows ? Optional.of(new StoredBarDay(longer, bars.join(newer))) : Optional.empty();
        } catch (BarCsvException rowNumberIsRelative) {
            return Optional.empty();
        }
    }

    byte[] bytes() {
        return bytes;
    }

    BarSeries bars() {
        return bars;
    }

    /** The day with more bars; a new bar replaces one of the same minute. */
    StoredBarDay append(BarSeries newer) {
        if (newer.isEmpty()) {
            return this;
        }
        if (bars.isEmpty() || newer.firstOpenTime() <= bars.lastOpenTime()) {
            return of(bars.merge(newer));
        }
        byte[] lines = BarCsv.writeRows(newer);
        byte[] longer = Arrays.copyOf(bytes, bytes.length + lines.length);
        System.arraycopy(lines, 0, longer, bytes.length, lines.length);
        return new StoredBarDay(longer, bars.join(newer));
    }
}
