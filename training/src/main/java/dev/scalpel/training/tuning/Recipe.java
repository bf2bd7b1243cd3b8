package dev.scalpel.training.tuning;

import dev.scalpel.learning.fit.FitSettings;
import dev.scalpel.trading.Tactics;
import dev.scalpel.training.optimiser.Parameter;
import dev.scalpel.training.optimiser.Point;
import dev.scalpel.training.optimiser.SearchSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a model is fitted and traded: one point of the search.
 *
 * @param ridgePenalty of the linear map, in mean squares of a normalised input
 * @param hidden sizes of the hidden layers; none for the linear map alone
 */
public record Recipe(double ridgePenalty, List<Integer> hidden, FitSettings fit, Tactics tactics) {

    private static final int BATCH = 1_024;
    private static final String NO_HIDDEN_LAYER = "none";

    /** Everything that is tuned. */
    public static final SearchSpace SPACE = new SearchSpace(
            new Parameter.LogScale("ridgePenalty", 0.1, 50),
            new Parameter.Categorical("hidden", NO_HIDDEN_LAYER, "16", "48"),
            new Parameter.IntegerRange("epochs", 1, 3),
            new Parameter.LogScale("learningRate", 1e-4, 2e-3),
            new Parameter.LogScale("weightDecay", 1e-2, 1),
            new Parameter.Continuous("entryThreshold", 0, 0.6),
            new Parameter.Continuous("minWinProbability", 0, 0.4),
            new Parameter.LogScale("kellyFraction", 2, 60),
            new Parameter.IntegerRange("holdMinutes", 20, 60),
            new Parameter.IntegerRange("coolDownMinutes", 0, 15));

    public Recipe {
        hidden = List.copyOf(hidden);
    }

    static Recipe of(Point point) {
        String layer = point.choice("hidden");
        boolean linear = layer.equals(NO_HIDDEN_LAYER);
        return new Recipe(
                point.real("ridgePenalty"),
                linear ? List.of() : List.of(Integer.parseInt(layer)),
                new FitSettings(
                        linear ? 0 : point.integer("epochs"),
                        point.real("learningRate"),
                        point.real("weightDecay"),
                        BATCH),
                new Tactics(
                        point.real("entryThreshold"),
                        point.real("minWinProbability"),
                        point.real("kellyFraction"),
                        1,
                        point.integer("holdMinutes"),
                        point.integer("coolDownMinutes")));
    }

    /** The first points without earlier trials: the linear map, once cautious and once bold. */
    static List<Point> firstPoints() {
        return List.of(point(2, 0.1, 20), point(10, 0.2, 20));
    }

    private static Point point(double ridgePenalty, double entryThreshold, double kellyFraction) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("ridgePenalty", ridgePenalty);
        values.put("hidden", NO_HIDDEN_LAYER);
        values.put("epochs", 2);
        values.put("learningRate", 1e-3);
        values.put("weightDecay", 0.1);
        values.put("entryThreshold", entryThreshold);
        values.put("minWinProbability", 0.0);
        values.put("kellyFraction", kellyFraction);
        values.put("holdMinutes", 60);
        values.put("coolDownMinutes", 0);
        return new Point(values);
    }
}
