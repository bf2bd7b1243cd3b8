package dev.scalpel.portfolio.filter;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.time.Instant;
import java.util.Optional;

/** The minute that a rule or a model has to wait for: it has closed, is not stored yet, and may still come. */
public final class AwaitedBar {

    /**
     * How many minutes after its close a minute may still come: it has been fetched twice by then, and the first that has not come is
     * taken for missing. On paper an order waits as long for its bar.
     */
    public static final int LATE_MINUTES = 2;

    private AwaitedBar() {}

    /**
     * The last minute of the newest closed frame.
     *
     * @param bars closed minutes
     * @param minutes of a frame
     * @param now epoch milliseconds
     */
    public static Optional<String> ofFrame(BarSeries bars, int minutes, long now) {
        long length = minutes * Minutes.MILLIS;
        return before(bars, Math.floorDiv(now, length) * length, now);
    }

    /**
     * The last minute before an end.
     *
     * @param bars closed minutes
     * @param end a minute, epoch milliseconds
     * @param now epoch milliseconds
     * @return in words; empty where that minute or a later one is stored, and where what is absent comes no more
     */
    public static Optional<String> before(BarSeries bars, long end, long now) {
        if (bars.isEmpty()) {
            return Optional.empty();
        }
        long awaited = Minutes.plus(end, -1);
        long firstAbsent = Minutes.plus(bars.lastOpenTime(), 1);
        boolean mayCome = now < Minutes.plus(firstAbsent, 1 + LATE_MINUTES);
        return firstAbsent <= awaited && mayCome
                ? Optional.of("the bar of " + Instant.ofEpochMilli(awaited) + " is not stored yet")
                : Optional.empty();
    }
}
