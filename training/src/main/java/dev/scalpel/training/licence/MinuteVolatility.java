package dev.scalpel.training.licence;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.store.bars.BarRepository;
import java.time.LocalDate;
import java.util.OptionalDouble;

/** How much an instrument's price moves in a minute, from stored bars. */
final class MinuteVolatility {

    private static final int DAYS = 30;
    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    private MinuteVolatility() {}

    /** Root mean square of the one-minute returns of 30 days before the day; empty where there are none, or prices stood still. */
    static OptionalDouble before(LocalDate day, BarRepository bars, InstrumentId instrument) {
        long end = day.toEpochDay() * DAY_MILLIS;
        BarSeries series = bars.read(instrument, end - DAYS * DAY_MILLIS, end);
        double squares = 0;
        int count = 0;
        for (int row = 1; row < series.size(); row++) {
            if (series.openTime(row) == Minutes.plus(series.openTime(row - 1), 1)) {
                double change = series.close(row) / series.close(row - 1) - 1;
                squares += change * change;
                count++;
            }
        }
        return squares > 0 ? OptionalDouble.of(Math.sqrt(squares / count)) : OptionalDouble.empty();
    }
}
