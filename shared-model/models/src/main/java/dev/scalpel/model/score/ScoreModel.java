package dev.scalpel.model.score;

import dev.scalpel.features.FeatureSet;
import dev.scalpel.trading.ScoreTactics;
import java.util.Optional;

/**
 * A day's model of the score style: the linear map of the horizons that its score adds up, what hidden units add to it where
 * they gain, its tactics, by regime where that gains, and what was frozen with it at the start of the day. Immutable; safe for any
 * number of threads; needs no native library.
 */
public final class ScoreModel {

    private final String id;
    private final FeatureSet features;
    private final ScoreInputs inputs;
    private final ScoreWeights weights;
    private final Optional<ScoreNetwork> network;
    private final DayTactics tactics;
    private final Frozen frozen;

    /**
     * What a model's day begins with.
     *
     * @param threshold the quantile of earlier days' absolute scores; infinite where too few are known
     * @param slope gross return per unit of the score, of matured shadow trades; NaN without any
     * @param variance mean of (gross return ÷ σ√60)² of these trades; NaN without any
     */
    public record Frozen(double threshold, double slope, double variance) {

        public Frozen {
            if (!(threshold >= 0)) {
                throw new IllegalArgumentException("threshold must be >= 0: " + threshold);
            }
            if (Double.isNaN(slope) != Double.isNaN(variance) || variance < 0) {
                throw new IllegalArgumentException(
                        "slope and variance come from the same trades, and variance is >= 0: " + slope + ", "
                                + variance);
            }
        }
    }

    /**
     * Of the linear map alone, under one set of tactics.
     *
     * @throws IllegalArgumentException when the map does not fit the features
     */
    public ScoreModel(String id, FeatureSet features, ScoreWeights weights, ScoreTactics tactics, Frozen frozen) {
        this(id, features, weights, Optional.empty(), DayTactics.always(tactics), frozen);
    }

    /** @throws IllegalArgumentException when map or network do not fit the features or each other */
    public ScoreModel(
            String id,
            FeatureSet features,
            ScoreWeights weights,
            Optional<ScoreNetwork> network,
            DayTactics tactics,
            Frozen frozen) {
        inputs = ScoreInputs.of(features);
        if (weights.inputs() != inputs.size()) {
            throw new IllegalArgumentException("its map takes " + weights.inputs() + " inputs, and the features "
                    + features.version() + " give " + inputs.size());
        }
        network.ifPresent(hidden -> {
            if (hidden.inputs() != weights.inputs() || !hidden.horizons().equals(weights.horizons())) {
                throw new IllegalArgumentException("its network takes " + hidden.inputs() + " inputs for "
                        + hidden.horizons() + " minutes, its map " + weights.inputs() + " for " + weights.horizons());
            }
        });
        this.id = id;
        this.network = network;
        this.features = features;
        this.weights = weights;
        this.tactics = tactics;
        this.frozen = frozen;
    }

    public String id() {
        return id;
    }

    public FeatureSet featureSet() {
        return features;
    }

    public ScoreTactics tactics() {
        return tactics.own();
    }

    /** Its tactics with those by regime, where it has any. */
    public DayTactics dayTactics() {
        return tactics;
    }

    public ScoreWeights weights() {
        return weights;
    }

    /** What is added to the map; empty where the map is used alone. */
    public Optional<ScoreNetwork> network() {
        return network;
    }

    public Frozen frozen() {
        return frozen;
    }

    /**
     * The forecast at a minute.
     *
     * @param row the features, in the order of the feature set, all available; σ is one of them
     */
    public ScoreForecast forecast(double[] row) {
        double[] input = new double[inputs.size()];
        inputs.standardise(row, input);
        double sigma = inputs.sigma(row);
        return new ScoreForecast(predict(input) * sigma, sigma, frozen.threshold(), frozen.slope(), frozen.variance());
    }

    /** The sum over the horizons, each with what the network adds to it; in units of σ. */
    private double predict(double[] input) {
        if (network.isEmpty()) {
            return weights.predict(input);
        }
        float[] added = network.get().predict(input);
        double sum = 0;
        for (int place = 0; place < added.length; place++) {
            sum += weights.predict(place, input) + added[place];
        }
        return sum;
    }
}
