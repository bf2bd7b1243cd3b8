package dev.scalpel.research.studies.data;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The traded days of a pair; its earlier bars may be fitted on.
 *
 * @param from first day
 * @param to the day after the last
 */
public record StudyPeriod(LocalDate from, LocalDate to) {

    public StudyPeriod {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("a study must end after it begins: " + from + " to " + to);
        }
    }

    /**
     * The requested days. Where neither side is requested, the study file's; where the pair has no bars in those, all of its
     * days.
     *
     * @throws IllegalArgumentException when the pair has no bars in the requested period
     */
    public static StudyPeriod of(
            Symbol symbol, BarSeries bars, StudyFile file, Optional<LocalDate> from, Optional<LocalDate> to) {
        if (bars.isEmpty()) {
            throw new IllegalArgumentException("the files of " + symbol + " have no bars");
        }
        LocalDate first = day(bars.firstOpenTime());
        LocalDate end = day(bars.lastOpenTime()).plusDays(1);
        if (from.isEmpty() && to.isEmpty()) {
            LocalDate begins = later(first, file.firstDayOf(symbol).orElse(first));
            LocalDate ends = earlier(end, file.to().orElse(end));
            return begins.isBefore(ends) ? new StudyPeriod(begins, ends) : new StudyPeriod(first, end);
        }
        LocalDate begins = later(first, from.orElse(first));
        LocalDate ends = earlier(end, to.orElse(end));
        if (!begins.isBefore(ends)) {
            throw new IllegalArgumentException(symbol + " has no bars from " + from.orElse(first) + " to "
                    + to.orElse(end) + "; its files hold " + first + " to " + end.minusDays(1));
        }
        return new StudyPeriod(begins, ends);
    }

    /** The shortest period that holds all of these; at least one is needed. */
    public static StudyPeriod around(List<StudyPeriod> periods) {
        return periods.stream()
                .reduce((one, other) -> new StudyPeriod(earlier(one.from, other.from), later(one.to, other.to)))
                .orElseThrow(() -> new IllegalArgumentException("no period to be around of"));
    }

    /** Epoch milliseconds of the first minute. */
    public long fromTime() {
        return millis(from);
    }

    /** Epoch milliseconds after the last minute. */
    public long toTime() {
        return millis(to);
    }

    public long days() {
        return Minutes.between(fromTime(), toTime()) / Minutes.PER_DAY;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate day(long time) {
        return Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC).toLocalDate();
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
