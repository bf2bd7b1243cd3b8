package dev.scalpel.learning.examples;

import dev.scalpel.market.BarCsv;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Sha256;
import dev.scalpel.store.StoreKeys;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** Hashes of a training's bars: one for each stored day, by the key of the day. */
public final class BarHashes {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    private BarHashes() {}

    /** Of a day that is read in part, only that part is hashed. */
    public static Map<String, String> of(InstrumentId instrument, BarSeries bars) {
        Map<String, String> hashes = new TreeMap<>();
        int from = 0;
        while (from < bars.size()) {
            long day = Math.floorDiv(bars.openTime(from), DAY_MILLIS);
            int to = bars.firstRowFrom((day + 1) * DAY_MILLIS);
            hashes.put(
                    StoreKeys.bars(instrument, LocalDate.ofEpochDay(day)),
                    Sha256.hex(BarCsv.write(bars.slice(from, to))));
            from = to;
        }
        return hashes;
    }
}
