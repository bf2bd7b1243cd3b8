package dev.scalpel.training.tuning;

import dev.scalpel.learning.fit.FitSettings;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.training.optimiser.Parameter;
import dev.scalpel.training.optimiser.Point;
import dev.scalpel.training.optimiser.SearchSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a model is fitted and traded: one point of the search.
 *
 * @param ridgePenalty of the linear map, in mean squares of a normalised input
 * @param hidden sizes of the hidden layers; none for the linear map alone
 */
public record Recipe(double ridgePenalty, List<Integer> hidden, FitSettings fit, BracketTactics tactics) {

    private static final int BATCH = 1_024;
    private static final String HIDDEN = "hidden";
    private static final String NO_HIDDEN_LAYER = "none";
    /** Of the linear map, which ignores learning rate and weight decay. */
    private static final FitSettings NO_FIT = new FitSettings(0, 1e-3, 0.1, BATCH);

    private static final Set<String> HIDDEN_PATH = Set.of(HIDDEN, "epochs", "learningRate", "weightDecay");

    /** Everything that can be tuned. */
    public static final SearchSpace SPACE = new SearchSpace(
            new Parameter.LogScale("ridgePenalty", 0.1, 50),
            new Parameter.Categorical(HIDDEN, NO_HIDDEN_LAYER, "16", "48"),
            new Parameter.IntegerRange("epochs", 1, 3),
            new Parameter.LogScale("learningRate", 1e-4, 2e-3),
            new Parameter.LogScale("weightDecay", 1e-2, 1),
            new Parameter.Continuous("entryThreshold", 0, 0.6),
            new Parameter.Continuous("minWinProbability", 0, 0.4),
            new Parameter.LogScale("kellyFraction", 2, 60),
            new Parameter.IntegerRange("holdMinutes", 20, 60),
            new Parameter.IntegerRange("coolDownMinutes", 0, 15));

    /** The penalty of the linear map, without hidden layers, and the tactics. */
    public static final SearchSpace LINEAR_SPACE = new SearchSpace(SPACE.parameters().stream()
            .filter(parameter -> !HIDDEN_PATH.contains(parameter.name()))
            .toList());

    public Recipe {
        hidden = List.copyOf(hidden);
    }

    static Recipe of(Point point) {
        boolean mayBeHidden = point.values().containsKey(HIDDEN);
        String layer = mayBeHidden ? point.choice(HIDDEN) : NO_HIDDEN_LAYER;
        boolean linear = layer.equals(NO_HIDDEN_LAYER);
        return new Recipe(
                point.real("ridgePenalty"),
                linear ? List.of() : List.of(Integer.parseInt(layer)),
                mayBeHidden
                        ? new FitSettings(
                                linear ? 0 : point.integer("epochs"),
                                point.real("learningRate"),
                                point.real("weightDecay"),
                                BATCH)
                        : NO_FIT,
                new BracketTactics(
                        point.real("entryThreshold"),
                        point.real("minWinProbability"),
                        point.real("kellyFraction"),
                        1,
                        point.integer("holdMinutes"),
                        point.integer("coolDownMinutes")));
    }

    /** Reads a recorded point of either space. */
    static Point parse(Map<String, String> text) {
        return (text.containsKey(HIDDEN) ? SPACE : LINEAR_SPACE).parse(text);
    }

    /** The first points without earlier trials: the linear map, once cautious and once bold. */
    static List<Point> firstPoints(SearchSpace space) {
        return List.of(point(space, 2, 0.1, 20), point(space, 10, 0.2, 20));
    }

    private static Point point(SearchSpace space, double ridgePenalty, double entryThreshold, double kellyFraction) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("ridgePenalty", ridgePenalty);
        values.put(HIDDEN, NO_HIDDEN_LAYER);
        values.put("epochs", 2);
        values.put("learningRate", 1e-3);
        values.put("weightDecay", 0.1);
        values.put("entryThreshold", entryThreshold);
        values.put("minWinProbability", 0.0);
        values.put("kellyFraction", kellyFraction);
        values.put("holdMinutes", 60);
        values.put("coolDownMinutes", 0);
        values.keySet()
                .retainAll(space.parameters().stream().map(Parameter::name).toList());
        return new Point(values);
    }
}
