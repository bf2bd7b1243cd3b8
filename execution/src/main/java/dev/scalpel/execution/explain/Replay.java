package dev.scalpel.execution.explain;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.scalpel.model.prediction.Prediction;
import java.util.Map;
import java.util.Optional;

/**
 * The decision's prediction repeated from the stored bars and the stored model.
 *
 * @param features by name; empty when not all bars are stored any more
 * @param sameFeatures whether they equal, bit for bit, those of the decision
 * @param prediction the model's prediction now; empty when it cannot be made
 * @param samePrediction whether it equals, bit for bit, that of the decision
 * @param tactics what the policy does in the regime of the decision; empty without a policy
 * @param flaw why part of it could not be repeated; empty when all could
 */
public record Replay(
        Map<String, Double> features,
        boolean sameFeatures,
        @JsonProperty("outlook") Optional<Prediction> prediction,
        boolean samePrediction,
        Optional<String> tactics,
        Optional<String> flaw) {

    static Replay impossible(String flaw) {
        return new Replay(Map.of(), false, Optional.empty(), false, Optional.empty(), Optional.of(flaw));
    }
}
