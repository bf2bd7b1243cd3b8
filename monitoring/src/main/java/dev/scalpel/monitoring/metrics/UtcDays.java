package dev.scalpel.monitoring.metrics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Times in words. */
final class UtcDays {

    private UtcDays() {}

    static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
