package dev.scalpel.execution.explain;

import dev.scalpel.model.prediction.Prediction;
import java.util.Map;
import java.util.Optional;

/**
 * The same bar asked again, from the stored bars and the stored model.
 *
 * @param features by name; empty when the bars do not suffice any more
 * @param sameFeatures whether they are, bit for bit, those that were decided on
 * @param outlook what the model says of them; empty when it cannot be asked
 * @param samePrediction whether that is, bit for bit, what it said then
 * @param tactics what its policy does in the regime of the decision; empty without a policy
 * @param flaw why any of it could not be done; empty when all could
 */
public record Replay(
        Map<String, Double> features,
        boolean sameFeatures,
        Optional<Prediction> outlook,
        boolean samePrediction,
        Optional<String> tactics,
        Optional<String> flaw) {

    static Replay impossible(String flaw) {
        return new Replay(Map.of(), false, Optional.empty(), false, Optional.empty(), Optional.of(flaw));
    }
}
