package dev.scalpel.architecture.sample.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Random;
import java.util.function.Supplier;

/** Reads the wall clock, the environment and an unseeded generator, on purpose. */
public final class ImpatientStep {

    public Instant now() {
        return Instant.now();
    }

    public LocalDate day(Clock given) {
        return LocalDate.now(given);
    }

    public Supplier<LocalDate> today() {
        return LocalDate::now;
    }

    public Clock clock() {
        return Clock.systemUTC();
    }

    public String region() {
        return System.getenv("AWS_REGION");
    }

    public int dice(long seed) {
        return new Random().nextInt() + new Random(seed).nextInt();
    }
}
