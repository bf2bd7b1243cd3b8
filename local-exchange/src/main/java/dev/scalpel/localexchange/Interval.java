package dev.scalpel.localexchange;

import dev.scalpel.market.Minutes;

/** The lengths of bars that are told; all begin at whole multiples since the epoch, UTC. */
enum Interval {
    M1("1m", 1),
    M3("3m", 3),
    M5("5m", 5),
    M15("15m", 15),
    M30("30m", 30),
    H1("1h", 60),
    H2("2h", 120),
    H4("4h", 240),
    H6("6h", 360),
    H8("8h", 480),
    H12("12h", 720),
    D1("1d", 1_440);

    private final String text;
    private final long millis;

    Interval(String text, long minutes) {
        this.text = text;
        millis = minutes * Minutes.MILLIS;
    }

    static Interval of(String text) {
        for (Interval interval : values()) {
            if (interval.text.equals(text)) {
                return interval;
            }
        }
        throw ApiException.refused(-1120, "Invalid interval.");
    }

    long millis() {
        return millis;
    }

    long floor(long time) {
        return Math.floorDiv(time, millis) * millis;
    }

    /** The first begin of an interval at or after this time. */
    long ceiling(long time) {
        long floor = floor(time);
        return floor == time ? time : floor + millis;
    }
}
