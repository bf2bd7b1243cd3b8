package dev.scalpel.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.scalpel.market.Symbol;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything about a day's model of the score style except its weights. Its id is a hash of the JSON: never rename or
 * reorder a component.
 *
 * @param format version of this document
 * @param style {@link #STYLE}; manifests without it are those of brackets
 * @param procedure twelve digits that identify how all models of its kind are made
 * @param recipe the same in words: what the procedure declares, by name
 * @param horizons minutes whose predictions are added up to the score
 * @param sides that its evidence traded
 * @param threshold frozen at the start of the day for which it was made, as are slope and variance
 * @param bars sha256 of each bar object read, by key
 * @param promisedToRealised mean predicted ÷ mean realised net return of the evidence's trades; NaN where they earned nothing
 * @param libraries versions that may influence the numbers; none does so far
 * @param timing seconds by stage; not hashed, because no two runs take the same time
 * @param network whether hidden units add to the map, and why; absent in models that were made without trying
 * @param policy whether tactics are chosen by regime, and why; absent in models that were made without trying
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ScoreManifest(
        int format,
        String style,
        Symbol symbol,
        String method,
        Optional<String> parent,
        String procedure,
        Map<String, String> recipe,
        String featureVersion,
        List<String> features,
        List<Integer> horizons,
        List<PositionSide> sides,
        ScoreTactics tactics,
        double threshold,
        double slope,
        double variance,
        Manifest.Charges costs,
        Manifest.Window window,
        Map<String, String> bars,
        long seed,
        int trials,
        Map<String, Double> gate,
        String words,
        double promisedToRealised,
        Map<String, String> libraries,
        Map<String, String> files,
        Map<String, Double> timing,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<UpdateReview> network,
        @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<UpdateReview> policy)
        implements ModelManifest {

    public static final int FORMAT = 1;
    public static final String STYLE = "score";
    /** The file of the linear map. */
    public static final String WEIGHTS = "weights.bin";
    /** The file of what hidden units add, where they are used. */
    public static final String NETWORK = "network.bin";
    /** The file of the tactics by regime, where they are used. */
    public static final String POLICY = Manifest.POLICY;

    public ScoreManifest {
        recipe = sorted(recipe);
        features = List.copyOf(features);
        horizons = List.copyOf(horizons);
        sides = List.copyOf(sides);
        bars = sorted(bars);
        gate = sorted(gate);
        libraries = sorted(libraries);
        files = sorted(files);
        timing = sorted(timing);
    }

    @Override
    public String styleName() {
        return STYLE;
    }

    @Override
    public ScoreManifest withFiles(Map<String, String> hashes) {
        return with(hashes, timing, network, policy);
    }

    @Override
    public ScoreManifest withoutTiming() {
        return with(files, Map.of(), network, policy);
    }

    /** The same with what decided about hidden units. */
    public ScoreManifest withNetwork(UpdateReview review) {
        return with(files, timing, Optional.of(review), policy);
    }

    /** The same with what decided about tactics by regime. */
    public ScoreManifest withPolicy(UpdateReview review) {
        return with(files, timing, network, Optional.of(review));
    }

    private ScoreManifest with(
            Map<String, String> otherFiles,
            Map<String, Double> otherTiming,
            Optional<UpdateReview> otherNetwork,
            Optional<UpdateReview> otherPolicy) {
        return new ScoreManifest(
                format,
                style,
                symbol,
                method,
                parent,
                procedure,
                recipe,
                featureVersion,
                features,
                horizons,
                sides,
                tactics,
                threshold,
                slope,
                variance,
                costs,
                window,
                bars,
                seed,
                trials,
                gate,
                words,
                promisedToRealised,
                libraries,
                otherFiles,
                otherTiming,
                otherNetwork,
                otherPolicy);
    }

    @Override
    public Optional<String> misfit() {
        if (!files.containsKey(WEIGHTS)) {
            return Optional.of("it has no file " + WEIGHTS);
        }
        return misfit("network", network, NETWORK).or(() -> misfit("policy", policy, POLICY));
    }

    private Optional<String> misfit(String name, Optional<UpdateReview> review, String file) {
        boolean used = review.map(UpdateReview::used).orElse(false);
        if (used == files.containsKey(file)) {
            return Optional.empty();
        }
        return Optional.of(
                used
                        ? "its " + name + " is used, and it has no file " + file
                        : "it has a file " + file + " that its manifest does not use");
    }

    private static <V> Map<String, V> sorted(Map<String, V> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }
}
