package dev.scalpel.local.importing;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * Reads the times of a file: with an offset, or as a clock in this zone shows them.
 *
 * @param zone of times without an offset
 */
record FileTimes(ZoneId zone) {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern LOCAL = Pattern.compile("\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}(:\\d{2})?");

    /** @throws IllegalArgumentException if the text is no time, or none that a clock in the zone shows */
    Instant read(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return at(LocalDate.parse(text).atStartOfDay(), text);
            }
            if (LOCAL.matcher(text).matches()) {
                return at(LocalDateTime.parse(text.replace(' ', 'T'), DateTimeFormatter.ISO_LOCAL_DATE_TIME), text);
            }
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException none) {
            throw new IllegalArgumentException(
                    "time must be like 2024-08-10 02:30, or 2024-08-10T02:30:02Z: '" + text + "'", none);
        }
    }

    private Instant at(LocalDateTime time, String text) {
        if (zone.getRules().getValidOffsets(time).isEmpty()) {
            throw new IllegalArgumentException(
                    "no clock shows " + text + " in " + zone + ": the clocks go forward there");
        }
        return time.atZone(zone).toInstant();
    }
}
