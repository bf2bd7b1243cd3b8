package dev.scalpel.benchmarks.faults;

import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import java.util.Optional;

/**
 * How soon an engine is found to be broken.
 *
 * @param faults that had struck by then; all of them where it was not found
 * @param first what did not hold; empty where it was not found
 */
public record Discovery(EngineVariant variant, int faults, Optional<String> invariant, String first) {}
