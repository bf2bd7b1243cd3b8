package dev.scalpel.execution.portfolio;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that follows another one from some point on: a stand-in is started before the rig that moves time. */
final class SharedClock extends Clock {

    private volatile Clock followed;

    SharedClock(Clock first) {
        followed = first;
    }

    void follow(Clock other) {
        followed = other;
    }

    @Override
    public Instant instant() {
        return followed.instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("UTC only");
    }
}
