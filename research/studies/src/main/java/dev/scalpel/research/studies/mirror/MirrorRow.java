package dev.scalpel.research.studies.mirror;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * All pairs together, at one quantile.
 *
 * @param seed of the mirrored minutes; empty for the real ones
 * @param tValue break-even ÷ its error
 */
public record MirrorRow(
        double quantile,
        OptionalLong seed,
        int trades,
        OptionalDouble breakEvenBp,
        OptionalDouble standardError,
        OptionalDouble tValue) {}
