package dev.scalpel.settings.value;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How often a portfolio executes signals. */
public enum SlotTimeFrame {
    /** As soon as a signal arrives. */
    IMMEDIATE("immediate", 0),
    MINUTE("1m", 1),
    FIVE_MINUTES("5m", 5),
    QUARTER_HOUR("15m", 15),
    HALF_HOUR("30m", 30),
    HOUR("1h", 60),
    TWO_HOURS("2h", 120),
    FOUR_HOURS("4h", 240),
    SIX_HOURS("6h", 360),
    EIGHT_HOURS("8h", 480),
    TWELVE_HOURS("12h", 720),
    DAY("1d", 1_440);

    private static final int SECONDS_PER_MINUTE = 60;

    private final String text;
    private final int minutes;

    SlotTimeFrame(String text, int minutes) {
        this.text = text;
        this.minutes = minutes;
    }

    /** As it is written in the settings. */
    public String text() {
        return text;
    }

    /** The length of its bars; 0 for {@link #IMMEDIATE}. */
    public int minutes() {
        return minutes;
    }

    /** The distance of two slots; 0 for {@link #IMMEDIATE}. */
    public int seconds() {
        return minutes * SECONDS_PER_MINUTE;
    }

    /** How long after its start a time frame's slot is, where nothing else is set: the bar has closed and arrived. */
    public int defaultExecuteAfterSeconds() {
        return switch (this) {
            case IMMEDIATE -> 0;
            case MINUTE -> 5;
            default -> SECONDS_PER_MINUTE;
        };
    }

    public static SlotTimeFrame parse(String text) {
        return Arrays.stream(values())
                .filter(each -> each.text.equals(text))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("a timeframe must be one of " + all() + ": '" + text + "'"));
    }

    /** All of them, as they are written. */
    public static String all() {
        return Arrays.stream(values()).map(SlotTimeFrame::text).collect(Collectors.joining(", "));
    }
}
