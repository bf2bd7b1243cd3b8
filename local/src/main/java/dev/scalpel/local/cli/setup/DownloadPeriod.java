package dev.scalpel.local.cli.setup;

import dev.scalpel.local.cli.console.WrongUsageException;
import java.time.LocalDate;

/**
 * The days of a download: all are over.
 *
 * @param to the day after the last
 */
record DownloadPeriod(LocalDate from, LocalDate to) {

    /** Before that nobody published bars of crypto markets. */
    private static final LocalDate FIRST = LocalDate.of(2010, 1, 1);

    /** @throws WrongUsageException when they are in the wrong order, too early, or not over */
    static DownloadPeriod of(LocalDate from, LocalDate to, LocalDate today) {
        if (to.isAfter(today)) {
            throw new WrongUsageException(
                    "--to must not lie in the future: " + to + " is after " + today + ", today in UTC",
                    "the archive has days that are over");
        }
        if (!from.isBefore(to)) {
            throw new WrongUsageException(
                    "a download must end after it begins: " + from + " to " + to, "--to is the day after the last");
        }
        if (from.isBefore(FIRST)) {
            throw new WrongUsageException("--from must not lie before " + FIRST + ": " + from, "no archive is older");
        }
        return new DownloadPeriod(from, to);
    }
}
