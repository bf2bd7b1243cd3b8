package dev.scalpel.monitoring.metrics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Times in words. */
final class Words {

    private Words() {}

    static LocalDate day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
