package dev.scalpel.execution.explain;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.scalpel.model.prediction.Prediction;
import dev.scalpel.model.score.ScoreForecast;
import java.util.Map;
import java.util.Optional;

/**
 * A decision repeated from the stored bars and the stored model.
 *
 * @param features by name; empty when not all bars are stored any more
 * @param sameFeatures whether they equal, bit for bit, those of the decision
 * @param prediction of a bracket model now; empty when it cannot be made
 * @param score of a score model now; empty when it cannot be computed
 * @param samePrediction whether prediction or score equals, bit for bit, that of the decision
 * @param decision what the model decides now, before any limit: {@code ENTER}, or the reason for not entering or not closing
 * @param tactics what the policy does in the regime of the decision; empty without a policy
 * @param flaw why part of it could not be repeated; empty when all could
 */
public record Replay(
        Map<String, Double> features,
        boolean sameFeatures,
        @JsonProperty("outlook") Optional<Prediction> prediction,
        Optional<ScoreForecast> score,
        boolean samePrediction,
        Optional<String> decision,
        Optional<String> tactics,
        Optional<String> flaw) {

    static Replay impossible(String flaw) {
        return new Replay(
                Map.of(),
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(flaw));
    }
}
