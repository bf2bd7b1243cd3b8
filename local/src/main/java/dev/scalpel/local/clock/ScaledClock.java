package dev.scalpel.local.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that begins at an instant of its own and runs faster than another one. UTC. */
public final class ScaledClock extends Clock {

    private final Clock wall;
    private final Instant wallStart;
    private final Instant start;
    private final int speed;

    /**
     * @param start what it shows now
     * @param speed how many of its seconds pass in one of the other's
     */
    public ScaledClock(Clock wall, Instant start, int speed) {
        this(wall, wall.instant(), start, speed);
    }

    /**
     * @param wallStart what the other one showed when this one showed {@code start}
     * @param start what it showed then
     * @param speed how many of its seconds pass in one of the other's
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

    /** Refused: its time is UTC alone. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("this clock is UTC, not " + zone);
    }
}
