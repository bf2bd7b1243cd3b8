package dev.scalpel.venue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The venue's time: our clock and the offset that was measured. Bars close, and orders are stamped, by this clock. */
public final class VenueClock extends Clock {

    private final Clock ours;
    private volatile Duration offset;

    public VenueClock(Clock ours) {
        this.ours = ours;
        this.offset = Duration.ZERO;
    }

    /**
     * Takes over the venue's time.
     *
     * @param asked our time when the question was sent
     * @param told what the venue answered; taken as its time half-way through the exchange
     * @param answered our time when the answer was there
     */
    public void synchronise(Instant asked, Instant told, Instant answered) {
        Instant halfWay = asked.plus(Duration.between(asked, answered).dividedBy(2));
        offset = Duration.between(halfWay, told);
    }

    /** How far the venue is ahead of us; negative when it is behind. */
    public Duration offset() {
        return offset;
    }

    @Override
    public Instant instant() {
        return ours.instant().plus(offset);
    }

    @Override
    public ZoneId getZone() {
        return ours.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.offset(ours.withZone(zone), offset);
    }
}
