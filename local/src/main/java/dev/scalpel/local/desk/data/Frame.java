package dev.scalpel.local.desk.data;

import dev.scalpel.market.Minutes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The time frames of a chart. */
public enum Frame {
    MINUTE("1m", 1),
    FIVE_MINUTES("5m", 5),
    QUARTER("15m", 15),
    HOUR("1h", 60),
    FOUR_HOURS("4h", 240),
    DAY("1d", 1_440);

    private final String text;
    private final long minutes;

    Frame(String text, long minutes) {
        this.text = text;
        this.minutes = minutes;
    }

    /** As a request names it; empty if there is none of this name. */
    public static Optional<Frame> of(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }

    /** The names of all. */
    public static List<String> names() {
        return Arrays.stream(values()).map(Frame::text).toList();
    }

    public String text() {
        return text;
    }

    public long minutes() {
        return minutes;
    }

    public long millis() {
        return minutes * Minutes.MILLIS;
    }

    /** The begin of the bar that contains a time, epoch milliseconds. */
    public long begin(long time) {
        return Math.floorDiv(time, millis()) * millis();
    }
}
