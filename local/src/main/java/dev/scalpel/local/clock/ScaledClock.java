package dev.scalpel.local.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock with its own start time that runs a multiple as fast as another clock. UTC. */
public final class ScaledClock extends Clock {

    private final Clock wall;
    private final Instant wallStart;
    private final Instant start;
    private final int speed;

    /**
     * @param start the time it shows now
     * @param speed how many of its seconds pass in one second of the other clock
     */
    public ScaledClock(Clock wall, Instant start, int speed) {
        this(wall, wall.instant(), start, speed);
    }

    /**
     * @param wallStart the time of the other clock when this one showed {@code start}
     * @param start the time of this clock then
     * @param speed how many of its seconds pass in one second of the other clock
     */
    public ScaledClock(Clock wall, Instant wallStart, Instant start, int speed) {
        if (speed < 1) {
            throw new IllegalArgumentException("speed must be >= 1: " + speed);
        }
        this.wall = wall;
        this.wallStart = wallStart;
        this.start = start;
        this.speed = speed;
    }

    @Override
    public Instant instant() {
        return start.plus(Duration.between(wallStart, wall.instant()).multipliedBy(speed));
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Not supported: the time is always UTC. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock is UTC, not " + zone);
    }
}
