package dev.scalpel.trading.instrument;

import java.time.Duration;

/**
 * The minutes of a session within a stretch of time, counted once, so that a question about any window of it takes no look
 * at the calendar. Sessions begin and end with an hour, as in {@link SessionMinutes}. Immutable.
 */
public final class OpenMinutes {

    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final int MINUTES_PER_HOUR = 60;

    private final boolean always;
    private final long firstHour;
    /** Of each hour the open minutes before it, and after the last hour those of all. */
    private final int[] before;

    private OpenMinutes(boolean always, long firstHour, int[] before) {
        this.always = always;
        this.firstHour = firstHour;
        this.before = before;
    }

    /** Of the hours in which {@code [from, to)} lies; nothing is known of others, unless it is open at all times. */
    public static OpenMinutes of(TradingSession session, long from, long to) {
        if (session == TradingSession.ALWAYS_OPEN) {
            return new OpenMinutes(true, 0, new int[1]);
        }
        SessionMinutes minutes = new SessionMinutes(session);
        long first = Math.floorDiv(from, HOUR);
        int hours = to <= from ? 0 : Math.toIntExact(Math.floorDiv(to - 1, HOUR) - first + 1);
        int[] before = new int[hours + 1];
        for (int hour = 0; hour < hours; hour++) {
            before[hour + 1] = before[hour] + (minutes.includes((first + hour) * HOUR) ? MINUTES_PER_HOUR : 0);
        }
        return new OpenMinutes(false, first, before);
    }

    public boolean isOpen(long minute) {
        return always || isOpen(hourOf(minute));
    }

    /** How many minutes of {@code [from, to)} are open. */
    public long count(long from, long to) {
        return always ? (to - from) / MINUTE : before(to) - before(from);
    }

    /**
     * When trading had ended before a closed minute: the first closed minute of those that go on to it, or the begin of what is
     * known.
     */
    public long closedSince(long minute) {
        int hour = hourOf(minute);
        while (hour > 0 && !isOpen(hour - 1)) {
            hour--;
        }
        return (firstHour + hour) * HOUR;
    }

    private boolean isOpen(int hour) {
        return before[hour + 1] > before[hour];
    }

    private long before(long minute) {
        if (minute == (firstHour + before.length - 1) * HOUR) {
            return before[before.length - 1];
        }
        int hour = hourOf(minute);
        return before[hour] + (isOpen(hour) ? (minute - (firstHour + hour) * HOUR) / MINUTE : 0);
    }

    private int hourOf(long minute) {
        long hour = Math.floorDiv(minute, HOUR) - firstHour;
        if (hour < 0 || hour >= before.length - 1) {
            throw new IllegalArgumentException("minutes are counted of " + (before.length - 1) + " hours from "
                    + firstHour * HOUR + " on, not at " + minute);
        }
        return (int) hour;
    }
}
