package dev.scalpel.instruments;

import java.time.Instant;

/**
 * Rules, and since when they are known to apply.
 *
 * @param asOf when the venue first reported them; they may have applied before
 */
public record InstrumentVersion(Instant asOf, InstrumentRules rules) {}
