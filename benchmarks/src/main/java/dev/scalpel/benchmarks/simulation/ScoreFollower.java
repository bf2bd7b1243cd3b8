package dev.scalpel.benchmarks.simulation;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.score.ScoreColumns;
import dev.scalpel.model.score.ScoreRule;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Follows a score without costs on both sides: in when it is large, out when it has turned. The score is given, as a model
 * issues it; here it expects the last quarter of an hour to turn back.
 */
final class ScoreFollower {

    static final int LOOK_BACK = 15;
    static final double THRESHOLD = 0.003;
    static final double SIGMA = 0.0005;
    static final ScoreTactics TACTICS = ScoreTactics.DEFAULT;

    private ScoreFollower() {}

    static ScoreColumns columns(BarSeries bars) {
        int rows = bars.size();
        double[] score = new double[rows];
        Arrays.fill(score, 0, LOOK_BACK, Double.NaN);
        for (int row = LOOK_BACK; row < rows; row++) {
            score[row] = 1 - bars.close(row) / bars.close(row - LOOK_BACK);
        }
        double[] sigma = new double[rows];
        Arrays.fill(sigma, SIGMA);
        int[] begins = IntStream.concat(
                        IntStream.range(0, rows).filter(row -> row == 0 || dayOf(bars, row) != dayOf(bars, row - 1)),
                        IntStream.of(rows))
                .toArray();
        double[] threshold = new double[begins.length - 1];
        Arrays.fill(threshold, THRESHOLD);
        double[] unknown = new double[threshold.length];
        Arrays.fill(unknown, Double.NaN);
        return new ScoreColumns(score, sigma, begins, threshold, unknown, unknown);
    }

    static SimulationResult simulate(BarSeries bars, ScoreColumns columns) {
        ScoreRule rule = new ScoreRule(columns, TACTICS, Costs.FREE, Set.of(PositionSide.LONG, PositionSide.SHORT));
        return BatchSimulator.run(bars, rule, SimulationSettings.of(Costs.FREE), SmaCross.START_EQUITY);
    }

    private static long dayOf(BarSeries bars, int row) {
        return Math.floorDiv(bars.openTime(row), Minutes.PER_DAY * Minutes.MILLIS);
    }
}
