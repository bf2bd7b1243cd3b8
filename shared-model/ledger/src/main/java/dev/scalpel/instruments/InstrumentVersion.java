package dev.scalpel.instruments;

import java.time.Instant;

/**
 * Rules, and since when they are known to hold.
 *
 * @param asOf when the venue was first seen with them; it may have had them before
 */
public record InstrumentVersion(Instant asOf, InstrumentRules rules) {}
