package dev.scalpel.retrieval;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that advances ten milliseconds per reading: time runs out after some amount of work. */
final class TickingClock extends Clock {

    private Instant now;

    TickingClock(Instant start) {
        now = start;
    }

    @Override
    public synchronized Instant instant() {
        now = now.plus(Duration.ofMillis(10));
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
