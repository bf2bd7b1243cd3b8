package dev.scalpel.monitoring.records;

import dev.scalpel.market.Minutes;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * The period that a review covers.
 *
 * @param from inclusive, on a minute
 * @param to exclusive, on a minute
 */
public record ReviewPeriod(Instant from, Instant to) {

    private static final int MAX_DAYS = 3_700;

    public ReviewPeriod {
        requireMinute("from", from);
        requireMinute("to", to);
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("the period's from must be before its to: " + from + ", " + to);
        }
        if (Duration.between(from, to).toDays() > MAX_DAYS) {
            throw new IllegalArgumentException(
                    "the period may have at most " + MAX_DAYS + " days: " + from + " to " + to);
        }
    }

    /** The seven whole UTC days before now. */
    public static ReviewPeriod weekBefore(Instant now) {
        Instant midnight = now.truncatedTo(ChronoUnit.DAYS);
        return new ReviewPeriod(midnight.minus(7, ChronoUnit.DAYS), midnight);
    }

    /** The newest ISO week, from Monday to Monday in UTC, that is over. */
    public static ReviewPeriod finishedWeek(Instant now) {
        LocalDate monday = day(now.toEpochMilli()).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Instant to = monday.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new ReviewPeriod(to.minus(7, ChronoUnit.DAYS), to);
    }

    public long fromMillis() {
        return from.toEpochMilli();
    }

    public long toMillis() {
        return to.toEpochMilli();
    }

    public long minutes() {
        return Minutes.between(fromMillis(), toMillis());
    }

    public double days() {
        return minutes() / (double) Minutes.PER_DAY;
    }

    public boolean contains(long epochMillis) {
        return epochMillis >= fromMillis() && epochMillis < toMillis();
    }

    /** The time of this length directly before this period. */
    public ReviewPeriod before(Duration length) {
        return new ReviewPeriod(from.minus(length), from);
    }

    /** This period, or its last part if it is longer. */
    public ReviewPeriod lastPart(Duration max) {
        Instant latest = to.minus(max);
        return latest.isAfter(from) ? new ReviewPeriod(latest, to) : this;
    }

    public LocalDate firstDay() {
        return day(fromMillis());
    }

    public LocalDate lastDay() {
        return day(toMillis() - 1);
    }

    private static LocalDate day(long millis) {
        return Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static void requireMinute(String name, Instant instant) {
        if (!instant.equals(instant.truncatedTo(ChronoUnit.MINUTES))) {
            throw new IllegalArgumentException("the period's " + name + " must be on a minute: " + instant);
        }
    }
}
