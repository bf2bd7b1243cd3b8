package dev.scalpel.trading;

import dev.scalpel.market.Minutes;

/**
 * Funding of a perpetual future at the venue's time stamps: long pays {@code rate} of the notional to short. Stamps are
 * at whole multiples of the interval since the epoch: 480 minutes are 00:00, 08:00 and 16:00 UTC.
 * A position entered at a stamp does not pay it; one closed in the minute of a stamp does.
 *
 * @param rate share of the notional per stamp; negative when short pays long; 0 for an instrument without funding
 */
public record Funding(int intervalMinutes, double rate) {

    public static final Funding NONE = new Funding(480, 0);

    public Funding {
        Require.positive("intervalMinutes", intervalMinutes);
        Require.within("funding rate", rate, -0.1, 0.1);
    }

    /** The same rate at the time stamps of this interval. */
    public Funding every(int minutes) {
        return rate == 0 ? this : new Funding(minutes, rate);
    }

    /** Share of the notional paid (negative: received) from {@code entryTime}, exclusive, to {@code toTime}, inclusive. */
    public double paid(PositionSide side, long entryTime, long toTime) {
        if (rate == 0) {
            return 0;
        }
        long interval = intervalMinutes * Minutes.MILLIS;
        long stamps = Math.floorDiv(toTime, interval) - Math.floorDiv(entryTime, interval);
        return side.sign() * rate * stamps;
    }
}
