package dev.scalpel.evidence;

import dev.scalpel.market.InstrumentId;

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

    boolean covers(InstrumentId other, long day) {
        return instrument.equals(other) && day >= fromDay && day < toDay;
    }
}
