package dev.scalpel.monitoring.records;

import dev.scalpel.market.InstrumentId;
import java.time.Instant;
import java.util.Optional;

/**
 * The bars and features that the champion was trained on.
 *
 * @param featureSet version of its features
 * @param reference the reference pair of its features
 */
public record TrainingWindow(
        String modelId, Instant from, Instant to, String featureSet, Optional<InstrumentId> reference) {}
