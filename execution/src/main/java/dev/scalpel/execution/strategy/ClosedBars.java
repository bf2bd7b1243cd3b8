package dev.scalpel.execution.strategy;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.store.bars.BarRepository;
import java.time.Instant;

/** The minutes that have closed. */
final class ClosedBars {

    private ClosedBars() {}

    /** Those of the last minutes before now. */
    static BarSeries before(BarRepository bars, InstrumentId instrument, int minutes, Instant now) {
        long end = Minutes.plus(Minutes.lastClosed(now), 1);
        return bars.readRecent(instrument, Minutes.plus(end, -minutes), end, now.toEpochMilli());
    }
}
