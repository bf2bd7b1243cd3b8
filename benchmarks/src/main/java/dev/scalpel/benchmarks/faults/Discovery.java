package dev.scalpel.benchmarks.faults;

import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import java.util.Optional;

/**
 * How soon a broken engine is detected.
 *
 * @param faults that had struck by then; all of them if it was not detected
 * @param first the first violation
 */
public record Discovery(EngineVariant variant, int faults, Optional<String> invariant, String first) {}
