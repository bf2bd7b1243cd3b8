package dev.scalpel.market;

import java.time.Instant;

/** Arithmetic of UTC minutes in epoch milliseconds. A minute is identified by the instant at which it opens. */
public final class Minutes {

    public static final long MILLIS = 60_000L;
    public static final long PER_HOUR = 60;
    public static final long PER_DAY = 1_440;

    private Minutes() {}

    public static boolean isMinute(long epochMillis) {
        return Math.floorMod(epochMillis, MILLIS) == 0;
    }

    /** The minute that contains the instant. */
    public static long floor(long epochMillis) {
        return Math.floorDiv(epochMillis, MILLIS) * MILLIS;
    }

    public static long floor(Instant instant) {
        return floor(instant.toEpochMilli());
    }

    /** The newest minute that is over at {@code now}, so that its bar is closed. */
    public static long lastClosed(Instant now) {
        return floor(now) - MILLIS;
    }

    public static long plus(long minute, long minutes) {
        return minute + minutes * MILLIS;
    }

    /** How many minutes lie from one minute to another; negative when {@code to} comes first. */
    public static long between(long from, long to) {
        return Math.floorDiv(to - from, MILLIS);
    }
}
