package dev.scalpel.local.schedule;

import dev.scalpel.market.Minutes;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/** The minutes in which a task is due. All times are UTC. */
@FunctionalInterface
public interface Schedule {

    boolean isDue(long minute);

    /** Counted from the epoch, so every machine computes the same minutes. */
    static Schedule everyMinutes(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("count must be >= 1: " + count);
        }
        return minute -> Math.floorMod(minute, count * Minutes.MILLIS) == 0;
    }

    static Schedule dailyAt(LocalTime time) {
        return minute -> timeOf(minute).toLocalTime().equals(toMinute(time));
    }

    static Schedule weeklyAt(DayOfWeek day, LocalTime time) {
        return minute -> timeOf(minute).getDayOfWeek() == day && dailyAt(time).isDue(minute);
    }

    private static ZonedDateTime timeOf(long minute) {
        return Instant.ofEpochMilli(minute).atZone(ZoneOffset.UTC);
    }

    private static LocalTime toMinute(LocalTime time) {
        return LocalTime.of(time.getHour(), time.getMinute());
    }
}
