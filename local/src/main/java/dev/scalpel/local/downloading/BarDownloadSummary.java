package dev.scalpel.local.downloading;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What a download of bars did.
 *
 * @param days requested
 * @param wholeBefore days that had all their minutes before
 * @param files that were read
 * @param stored bars that the store did not have, or had with other numbers
 * @param replaced stored bars that the store had with other numbers
 * @param unchanged bars that the store had already
 * @param refused invalid rows, and rows that repeat a minute
 * @param absent days of which no source has anything
 * @param incomplete other days that lack minutes
 * @param missingMinutes of all days, afterwards
 * @param damaged what is wrong with files that were not stored
 */
public record BarDownloadSummary(
        int days,
        int wholeBefore,
        int files,
        long stored,
        long replaced,
        long unchanged,
        long refused,
        List<LocalDate> absent,
        List<LocalDate> incomplete,
        long missingMinutes,
        List<String> damaged) {

    public BarDownloadSummary {
        absent = List.copyOf(absent);
        incomplete = List.copyOf(incomplete);
        damaged = List.copyOf(damaged);
    }

    /** Whether neither the store nor a source has anything of these days. */
    boolean isEmpty() {
        return absent.size() == days;
    }

    /**
     * Before anything of these days was read.
     *
     * @param today which is never whole, though it may lack no minute so far
     */
    static BarDownloadSummary nothing(
            LocalDate from, LocalDate to, LocalDate today, Function<LocalDate, StoredDay> stored) {
        int whole = (int) from.datesUntil(to)
                .filter(day -> day.isBefore(today) && stored.apply(day).isWhole())
                .count();
        return new BarDownloadSummary(0, whole, 0, 0, 0, 0, 0, List.of(), List.of(), 0, List.of())
                .after(from, to, stored);
    }

    /** The same after more of these days was stored from elsewhere. */
    BarDownloadSummary after(LocalDate from, LocalDate to, Function<LocalDate, StoredDay> stored) {
        List<LocalDate> nothing = new ArrayList<>();
        List<LocalDate> some = new ArrayList<>();
        long missing = 0;
        for (LocalDate day : from.datesUntil(to).toList()) {
            StoredDay now = stored.apply(day);
            missing += now.missing();
            if (!now.isWhole()) {
                (now.minutes() == 0 && !incomplete.contains(day) ? nothing : some).add(day);
            }
        }
        return new BarDownloadSummary(
                (int) ChronoUnit.DAYS.between(from, to),
                wholeBefore,
                files,
                this.stored,
                replaced,
                unchanged,
                refused,
                nothing,
                some,
                missing,
                damaged);
    }
}
