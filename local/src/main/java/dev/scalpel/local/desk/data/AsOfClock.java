package dev.scalpel.local.desk.data;

import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.store.bars.BarRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * The time at which a store is looked at: the present, or the end of the newest stored bar where that is long ago, as after a demo or
 * the end of a bot. What is "of the last hours" is then there to be seen. Bars that arrive later move it on. While there is an instrument
 * without bars, such as one whose venue publishes none, it is the present. Safe for concurrent use.
 */
public final class AsOfClock extends Clock {

    /** Longer than any outage after which the present is still of interest, and than a weekend without trading. */
    private static final Duration QUIET = Duration.ofDays(4);

    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Clock present;
    private final BarRepository bars;
    private final Collection<InstrumentId> instruments;
    private Instant lookedAt = Instant.MIN;
    private OptionalLong newestEnd = OptionalLong.empty();

    public AsOfClock(Clock present, BarRepository bars, Collection<InstrumentId> instruments) {
        this.present = present;
        this.bars = bars;
        this.instruments = instruments;
    }

    @Override
    public synchronized Instant instant() {
        Instant now = present.instant();
        if (isQuiet(now) && !lookedAt.plus(PAUSE).isAfter(now)) {
            List<OptionalLong> newest =
                    instruments.stream().map(bars::lastOpenTime).toList();
            newestEnd = newest.stream().allMatch(OptionalLong::isPresent)
                    ? newest.stream()
                            .mapToLong(bar -> Minutes.plus(bar.getAsLong(), 1))
                            .max()
                    : OptionalLong.empty();
            lookedAt = now;
        }
        return newestEnd.isPresent() && isQuiet(now) ? Instant.ofEpochMilli(newestEnd.getAsLong()) : now;
    }

    private boolean isQuiet(Instant now) {
        return newestEnd.isEmpty()
                || Instant.ofEpochMilli(newestEnd.getAsLong()).plus(QUIET).isBefore(now);
    }

    @Override
    public ZoneId getZone() {
        return present.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new AsOfClock(present.withZone(zone), bars, instruments);
    }
}
