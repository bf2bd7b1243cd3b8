package dev.scalpel.invocation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The instant by which an invocation must answer, with the clock to measure it. */
public record Deadline(Instant at, Clock clock) {

    public static Deadline in(Duration time, Clock clock) {
        return new Deadline(clock.instant().plus(time), clock);
    }

    /** The remaining time; zero after the deadline. */
    public Duration remaining() {
        Duration left = Duration.between(clock.instant(), at);
        return left.isNegative() ? Duration.ZERO : left;
    }

    public boolean passed() {
        return remaining().isZero();
    }

    /** The earlier of both. */
    public Deadline orEarlier(Deadline other) {
        return other.at.isBefore(at) ? other : this;
    }

    /** An earlier deadline, which leaves time to store results. */
    public Deadline withReserve(Duration reserve) {
        return new Deadline(at.minus(reserve), clock);
    }
}
