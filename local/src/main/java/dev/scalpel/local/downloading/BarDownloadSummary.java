package dev.scalpel.local.downloading;

import java.time.LocalDate;
import java.util.List;

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
 * @param absent days of which the archive has no file
 * @param incomplete other days that lack minutes
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
        List<String> damaged) {

    public BarDownloadSummary {
        absent = List.copyOf(absent);
        incomplete = List.copyOf(incomplete);
        damaged = List.copyOf(damaged);
    }

    /** Whether neither the store nor the archive has anything of these days. */
    public boolean isEmpty() {
        return absent.size() == days;
    }
}
