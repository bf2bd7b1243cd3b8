package dev.scalpel.monitoring.records;

import dev.scalpel.market.Symbol;
import java.time.Instant;
import java.util.Optional;

/**
 * The bars that the champion was trained on, and what it saw of them.
 *
 * @param featureSet version of its features
 * @param reference the pair that its features look at
 */
public record TrainingWindow(String modelId, Instant from, Instant to, String featureSet, Optional<Symbol> reference) {}
