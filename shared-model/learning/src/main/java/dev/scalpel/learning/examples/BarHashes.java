package dev.scalpel.learning.examples;

import dev.scalpel.market.BarCsv;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Sha256;
import dev.scalpel.store.StoreKeys;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Hashes of a training's bars: one for each stored day, by the key of the day. */
public final class BarHashes {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    private BarHashes() {}

    /** Of a day that is read in part, only that part is hashed. */
    public static Map<String, String> of(InstrumentId instrument, BarSeries bars) {
        List<BarSeries> days = new ArrayList<>();
        int from = 0;
        while (from < bars.size()) {
            int to = bars.firstRowFrom((day(bars.openTime(from)) + 1) * DAY_MILLIS);
            days.add(bars.slice(from, to));
            from = to;
        }
        return days.parallelStream()
                .collect(Collectors.toMap(
                        day -> StoreKeys.bars(instrument, LocalDate.ofEpochDay(day(day.firstOpenTime()))),
                        day -> Sha256.hex(BarCsv.write(day)),
                        (first, second) -> first,
                        TreeMap::new));
    }

    private static long day(long openTime) {
        return Math.floorDiv(openTime, DAY_MILLIS);
    }
}
