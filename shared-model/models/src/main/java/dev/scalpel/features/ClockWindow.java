package dev.scalpel.features;

import dev.scalpel.features.columns.ClockTable;
import dev.scalpel.features.columns.ColumnView;
import dev.scalpel.features.columns.Columns;
import java.util.List;
import java.util.function.IntPredicate;

/** A part of the hour, the day or the week in which markets behave differently, by the minute at which a bar opens. */
final class ClockWindow {

    private static final int HOUR = 60;
    private static final int DAY = 1_440;
    private static final int WEEK = 7 * DAY;
    private static final int SATURDAY = 5 * DAY;
    /** Funding is paid at 00:00, 08:00 and 16:00 UTC. */
    private static final int FUNDING_INTERVAL = 480;

    private static final int OPEN = 9 * 60 + 30;
    private static final int CLOSE = 16 * 60;

    private final String name;
    private final String description;
    private final int minutes;
    private final ClockTable clock;

    /** @param minutes of the return and the taker imbalance that may mean something else inside */
    private ClockWindow(String name, String description, int minutes, ClockTable clock) {
        this.name = name;
        this.description = description;
        this.minutes = minutes;
        this.clock = clock;
    }

    static List<ClockWindow> all() {
        return List.of(
                ofHour("hour_minute_58", "the bar of minute 58 of the hour", 1, minute -> minute == 58),
                ofHour("hour_minute_59", "the bar of minute 59 of the hour", 1, minute -> minute == 59),
                ofHour("hour_minute_0", "the bar of minute 0 of the hour", 1, minute -> minute == 0),
                ofHour(
                        "hour_minutes_1_to_4",
                        "the minutes 1 to 4 of the hour",
                        5,
                        minute -> minute >= 1 && minute <= 4),
                ofHour("five_minutes_end", "the last bar of five minutes of the clock", 5, minute -> minute % 5 == 4),
                ofHour("quarter_hour_end", "the last bar of a quarter of the hour", 15, minute -> minute % 15 == 14),
                ofDay(
                        "funding_before",
                        "the half hour before 00:00, 08:00 and 16:00 UTC",
                        15,
                        minute -> minute % FUNDING_INTERVAL >= FUNDING_INTERVAL - 30),
                ofDay(
                        "funding_after",
                        "the half hour from 00:00, 08:00 and 16:00 UTC",
                        15,
                        minute -> minute % FUNDING_INTERVAL < 30),
                newYork(
                        "us_open",
                        "the minutes from 09:30 to 10:00 in New York, Monday to Friday",
                        15,
                        OPEN,
                        OPEN + 30),
                newYork("us_session", "the minutes from 09:30 to 16:00 in New York, Monday to Friday", 60, OPEN, CLOSE),
                ofDay("asian_session", "the minutes from 00:00 to 08:00 UTC", 60, minute -> minute < 480),
                new ClockWindow(
                        "weekend",
                        "a Saturday or Sunday UTC",
                        60,
                        ClockTable.utc(inside(WEEK, minute -> minute >= SATURDAY))));
    }

    private static ClockWindow ofHour(String name, String description, int minutes, IntPredicate minuteOfHour) {
        return new ClockWindow(name, description, minutes, ClockTable.utc(inside(HOUR, minuteOfHour)));
    }

    private static ClockWindow ofDay(String name, String description, int minutes, IntPredicate minuteOfDay) {
        return new ClockWindow(name, description, minutes, ClockTable.utc(inside(DAY, minuteOfDay)));
    }

    private static ClockWindow newYork(String name, String description, int minutes, int from, int to) {
        double[] inside = inside(WEEK, minute -> {
            int ofDay = minute % DAY;
            return minute < SATURDAY && ofDay >= from && ofDay < to;
        });
        return new ClockWindow(name, description, minutes, ClockTable.newYork(inside));
    }

    private static double[] inside(int period, IntPredicate isInside) {
        double[] inside = new double[period];
        for (int minute = 0; minute < period; minute++) {
            inside[minute] = isInside.test(minute) ? 1 : 0;
        }
        return inside;
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    int minutes() {
        return minutes;
    }

    /** 1 inside, else 0. */
    ColumnView over(Columns columns) {
        return columns.of(name, clock);
    }
}
