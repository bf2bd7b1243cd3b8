package dev.scalpel.evidence;

import dev.scalpel.market.InstrumentId;
import java.time.LocalDate;

/**
 * Bars that the authors of a procedure saw before they fixed it.
 *
 * @param fromDay the first, in days since the epoch
 * @param toDay the day after the last
 */
public record SeenData(InstrumentId instrument, long fromDay, long toDay) {

    public SeenData {
        if (toDay <= fromDay) {
            throw new IllegalArgumentException(
                    "toDay must be after fromDay: " + fromDay + " to " + toDay + " of " + instrument);
        }
    }

    /** @param to the last day, itself included */
    public static SeenData days(InstrumentId instrument, LocalDate from, LocalDate to) {
        return new SeenData(instrument, from.toEpochDay(), to.toEpochDay() + 1);
    }

    boolean covers(InstrumentId other, long day) {
        return instrument.equals(other) && day >= fromDay && day < toDay;
    }
}
