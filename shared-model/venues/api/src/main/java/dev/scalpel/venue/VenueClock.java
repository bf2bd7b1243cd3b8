package dev.scalpel.venue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The venue's time: our clock plus the measured offset. Bars close and orders are signed by this clock. */
public final class VenueClock extends Clock {

    private final Clock ours;
    private volatile Duration offset;

    public VenueClock(Clock ours) {
        this.ours = ours;
        this.offset = Duration.ZERO;
    }

    /**
     * Sets the offset from one request for the venue's time.
     *
     * @param sentAt our time when the request was sent
     * @param venueTime the venue's response; assumed to be its time half-way between request and response
     * @param receivedAt our time when the response arrived
     */
    public void synchronise(Instant sentAt, Instant venueTime, Instant receivedAt) {
        Instant halfWay = sentAt.plus(Duration.between(sentAt, receivedAt).dividedBy(2));
        offset = Duration.between(halfWay, venueTime);
    }

    /** How far the venue's clock is ahead of ours; negative when it is behind. */
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
