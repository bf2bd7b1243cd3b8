package dev.scalpel.funding;

import dev.scalpel.market.Minutes;

/**
 * Funding of a perpetual future at the same rate at all time stamps: long pays {@code rate} of the notional at its entry to
 * short. An assumption, where the {@link FundingSeries actual rates} are not known. Stamps are
 * at whole multiples of the interval since the epoch: 480 minutes are 00:00, 08:00 and 16:00 UTC.
 * A position entered at a stamp does not pay it; one closed in the minute of a stamp does.
 *
 * @param rate share of the notional per stamp; negative when short pays long; 0 for an instrument without funding
 */
public record Funding(int intervalMinutes, double rate) {

    public static final Funding NONE = new Funding(480, 0);

    public Funding {
        if (intervalMinutes <= 0) {
            throw new IllegalArgumentException("intervalMinutes must be > 0: " + intervalMinutes);
        }
        if (!(Math.abs(rate) <= FundingRate.MAX_SIZE)) {
            throw new IllegalArgumentException(
                    "funding rate must lie in [-" + FundingRate.MAX_SIZE + ", " + FundingRate.MAX_SIZE + "]: " + rate);
        }
    }

    /** The same rate at the time stamps of this interval. */
    public Funding every(int minutes) {
        return rate == 0 ? this : new Funding(minutes, rate);
    }

    /**
     * Share of the notional that a long pays from {@code entryTime}, exclusive, to {@code toTime}, inclusive; a short receives
     * it.
     */
    public double paidByLong(long entryTime, long toTime) {
        if (rate == 0) {
            return 0;
        }
        long interval = intervalMinutes * Minutes.MILLIS;
        long stamps = Math.floorDiv(toTime, interval) - Math.floorDiv(entryTime, interval);
        return rate * stamps;
    }
}
