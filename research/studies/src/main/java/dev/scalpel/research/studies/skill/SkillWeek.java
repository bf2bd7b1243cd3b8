package dev.scalpel.research.studies.skill;

import dev.scalpel.learning.examples.Examples;
import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.fit.FitSettings;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.network.NetworkParameters;
import dev.scalpel.statistics.Quantiles;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.training.tuning.Recipe;
import dev.scalpel.training.tuning.WalkForwardFold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One week of the skill study: fits, then scores every minute of the validation days and the test week.
 *
 * @param seeds number of averaged networks
 */
public record SkillWeek(Recipe recipe, int seeds) implements WeekScores {

    static final int FIT_DAYS = 54;
    static final int VALIDATION_DAYS = 6;
    static final int TEST_DAYS = 7;
    static final int DAYS_BEFORE_TEST = FIT_DAYS + VALIDATION_DAYS;

    private static final int HORIZON = 5;
    private static final double TRADED_TENTH = 0.9;
    private static final BracketGrid GRID = BracketGrid.bothSides();
    private static final long DAY = Minutes.PER_DAY * Minutes.MILLIS;

    /** The settings of the published figures, selected on validation days and not on test weeks. */
    public static SkillWeek published() {
        return new SkillWeek(
                new Recipe(0.1, List.of(), new FitSettings(0, 1e-3, 0.1, 1_024), BracketTactics.DEFAULT), 1);
    }

    @Override
    public List<ScoredMinutes.Scored> score(BarSeries bars, Optional<BarSeries> reference, long test) {
        Examples examples = Examples.of(bars, reference, GRID, Costs.FREE);
        long validation = test - VALIDATION_DAYS * DAY;
        TimeBlock seen = new TimeBlock(validation, test + TEST_DAYS * DAY);
        WalkForwardFold fold = WalkForwardFold.before(seen, examples, test - DAYS_BEFORE_TEST * DAY, 0);
        List<NetworkParameters> networks = new ArrayList<>();
        for (int seed = 0; seed < (recipe.hidden().isEmpty() ? 1 : seeds); seed++) {
            networks.add(fold.fit(recipe, seed));
        }
        List<float[]> outputs = fold.predict(networks);
        List<ScoredMinutes.Scored> before = new ArrayList<>();
        List<ScoredMinutes.Scored> week = new ArrayList<>();
        for (int i = 0; i < outputs.size(); i++) {
            int row = fold.firstRow() + i;
            if (outputs.get(i).length > 0 && whole(bars, row)) {
                double score = outputs.get(i)[GRID.size()] * examples.sigma(row);
                ScoredMinutes.Scored scored = scored(bars, row, score);
                if (bars.openTime(row) >= test) {
                    week.add(scored);
                } else if (bars.openTime(row + 2 + HORIZON) < test) {
                    before.add(scored);
                }
            }
        }
        double threshold = before.isEmpty()
                ? Double.POSITIVE_INFINITY
                : Quantiles.of(
                        before.stream()
                                .mapToDouble(one -> Math.abs(one.score()))
                                .toArray(),
                        TRADED_TENTH);
        double slope = slope(before);
        return week.stream().map(one -> one.withThreshold(threshold, slope)).toList();
    }

    /** Whether all minutes that are read exist. */
    private static boolean whole(BarSeries bars, int row) {
        int last = row + 2 + HORIZON;
        return last < bars.size() && bars.openTime(last) == Minutes.plus(bars.openTime(row), 2 + HORIZON);
    }

    private static ScoredMinutes.Scored scored(BarSeries bars, int row, double score) {
        return new ScoredMinutes.Scored(
                bars.openTime(row),
                score,
                StrictMath.log(bars.open(row + 1 + HORIZON) / bars.open(row + 1)),
                StrictMath.log(bars.open(row + 2 + HORIZON) / bars.open(row + 2)),
                Double.POSITIVE_INFINITY,
                0);
    }

    /** Slope of returns on scores on the validation days, clipped to 0 to 1. */
    private static double slope(List<ScoredMinutes.Scored> rows) {
        double products = 0;
        double squares = 0;
        for (ScoredMinutes.Scored row : rows) {
            products += row.score() * row.next();
            squares += row.score() * row.score();
        }
        return squares > 0 ? Math.max(0, Math.min(1, products / squares)) : 0;
    }
}
