package dev.scalpel.local.cli.setup;

import dev.scalpel.local.cli.console.WrongUsageException;
import java.time.LocalDate;

/**
 * The days of a download: all are over, except today's, of which a venue's API has the minutes so far.
 *
 * @param to the day after the last
 */
record DownloadPeriod(LocalDate from, LocalDate to) {

    /** Before that nobody published bars of crypto markets. */
    private static final LocalDate FIRST = LocalDate.of(2010, 1, 1);

    /**
     * @param end the latest day after the last: tomorrow, or today where only an archive is read
     * @throws WrongUsageException when they are in the wrong order, too early or too late
     */
    static DownloadPeriod of(LocalDate from, LocalDate to, LocalDate end) {
        if (to.isAfter(end)) {
            throw new WrongUsageException(
                    "--to must not lie in the future: " + to + " is after " + end + " (UTC)",
                    "it is the day after the last; an archive has days that are over, a venue's API today's minutes too");
        }
        if (!from.isBefore(end)) {
            throw new WrongUsageException(
                    "--from must not lie in the future: " + from + " is not before " + end + " (UTC)",
                    "an archive has days that are over, a venue's API today's minutes too");
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
