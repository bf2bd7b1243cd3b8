package dev.scalpel.benchmarks.faults.testbed;

import dev.scalpel.localexchange.faults.StaleRead;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/** A time in which some or all of the venue's reads lag behind its matching engine. */
public final class StaleReads {

    private static final List<Duration> BEHIND =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofMinutes(3));
    private static final int MAX_MINUTES = 3;
    /** Within a minute after service returns the state must be correct. */
    private static final Duration SHOWN_FOR = Duration.ofSeconds(59);

    private final Testbed testbed;
    private String name = "";
    private Duration behind = Duration.ZERO;
    private Instant from = Instant.MIN;
    private Instant until = Instant.MIN;
    private Instant ended = Instant.MIN;

    public StaleReads(Testbed testbed) {
        this.testbed = testbed;
    }

    public void begin(Instant now, SplittableRandom random) {
        StaleRead[] kinds = StaleRead.values();
        int chosen = random.nextInt(kinds.length + 1);
        List<StaleRead> reads = chosen == kinds.length ? Arrays.asList(kinds) : List.of(kinds[chosen]);
        Duration lag = BEHIND.get(random.nextInt(BEHIND.size()));
        begin(now, reads, lag, Duration.ofMinutes(1L + random.nextInt(MAX_MINUTES)));
    }

    /** These reads lag behind by this much, for this time. */
    public void begin(Instant now, List<StaleRead> reads, Duration lag, Duration time) {
        behind = lag;
        String what = reads.size() > 1
                ? "all"
                : reads.get(0).name().toLowerCase(Locale.ROOT).replace('_', ' ');
        name = what + " behind by " + behind.toMillis() / 1_000.0 + " s";
        from = now.minus(behind);
        until = now.plus(time).minusSeconds(30);
        testbed.connection().staleForLong(reads, behind);
    }

    /** Ends it if its time is over. */
    public void end(Instant now) {
        if (isOn() && !now.isBefore(until)) {
            name = "";
            ended = testbed.clock().instant();
            testbed.connection().fresh();
        }
    }

    public boolean isOn() {
        return !name.isEmpty();
    }

    public String name() {
        return name;
    }

    /** Since when they omit what has happened at the venue; {@code Instant.MAX} if there are none. */
    public Instant hiddenSince() {
        return isOn() ? testbed.clock().instant().minus(behind) : Instant.MAX;
    }

    /** Whether they hid what an invocation lost, and have shown it for less than a minute. */
    public boolean haveJustShown(Instant lastLost, Instant now) {
        return !isOn() && lastLost.isAfter(from) && now.isBefore(ended.plus(SHOWN_FOR));
    }
}
