package dev.scalpel.training.score;

import dev.scalpel.trading.ScoreTactics;
import dev.scalpel.training.optimiser.Parameter;
import dev.scalpel.training.optimiser.Point;
import dev.scalpel.training.optimiser.SearchSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the scores of a procedure are traded: one point of the search. How they are made is not tuned.
 *
 * @param horizonMinutes whose prediction is the score
 */
public record ScoreRecipe(int horizonMinutes, ScoreTactics tactics) {

    private static final String HORIZON = "horizonMinutes";
    private static final String QUANTILE = "quantile";
    private static final String EXIT_LEVEL = "exitLevel";
    private static final String KELLY = "kellyFraction";

    /** What the procedure declares as tunable. */
    public static final SearchSpace SPACE = new SearchSpace(
            new Parameter.Categorical(HORIZON, "10", "15", "20", "30", "60"),
            new Parameter.Continuous(QUANTILE, 0.9, 0.98),
            new Parameter.Continuous(EXIT_LEVEL, -0.25, 0.25),
            new Parameter.LogScale(KELLY, 0.05, 1));

    /** Reads a recorded point. */
    public static ScoreRecipe parse(Map<String, String> text) {
        return of(SPACE.parse(text));
    }

    static ScoreRecipe of(Point point) {
        ScoreTactics usual = ScoreTactics.DEFAULT;
        return new ScoreRecipe(
                Integer.parseInt(point.choice(HORIZON)),
                new ScoreTactics(
                        point.real(QUANTILE),
                        point.real(EXIT_LEVEL),
                        usual.stopSigmas(),
                        usual.targetSigmas(),
                        usual.holdMinutes(),
                        usual.targetVolatility(),
                        point.real(KELLY),
                        usual.sizeCap(),
                        usual.coolDownMinutes()));
    }

    /** The first points without earlier trials: the default and two neighbours. */
    static List<Point> firstPoints() {
        return List.of(point("15", 0.97, 0), point("10", 0.98, 0), point("15", 0.95, 0));
    }

    private static Point point(String horizon, double quantile, double exitLevel) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put(HORIZON, horizon);
        values.put(QUANTILE, quantile);
        values.put(EXIT_LEVEL, exitLevel);
        values.put(KELLY, ScoreTactics.DEFAULT.kellyFraction());
        return new Point(values);
    }
}
