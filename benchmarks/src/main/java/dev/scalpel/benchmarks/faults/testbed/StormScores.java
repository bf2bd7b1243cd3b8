package dev.scalpel.benchmarks.faults.testbed;

import dev.scalpel.execution.champion.ScoreForecaster;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.model.score.ScoreForecast;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ScoreTactics;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** A model in the score style whose score turns within minutes, with a target so near that it is often reached. */
public final class StormScores implements ScoreForecaster {

    private static final double THRESHOLD = 0.001;
    /** About that of the storms' markets. */
    private static final double SIGMA = 0.0005;

    private static final double TARGET_SIGMAS = 0.4;
    private static final int MINUTES_PER_HOUR = 60;
    private static final ScoreTactics TACTICS = new ScoreTactics(
            0.9, 0, ScoreTactics.MIN_STOP_SIGMAS, TARGET_SIGMAS, StormForecaster.HOLD_MINUTES, 1, 1, 0.5, 0);

    /** Short look-backs, so that a testbed can begin an hour after its first bar. */
    private final FeatureSet features = FeatureSet.extended(FeatureVariant.ALONE)
            .only(List.of("return_5", "rsi_14", "hour_sine_1", "hour_cosine_1"));

    private final ToDoubleFunction<double[]> score;

    /** @param score in multiples of the threshold, from a row of its features */
    private StormScores(ToDoubleFunction<double[]> score) {
        this.score = score;
    }

    /** Enters on a third of the bars, and a position's score turns on a quarter of them. */
    public static StormScores random() {
        return new StormScores(row -> {
            double random = new SplittableRandom(Arrays.hashCode(row)).nextDouble();
            if (random < 0.25) {
                return -0.5;
            }
            return random < 0.67 ? 0.5 : 2;
        });
    }

    /** Enters once on the bar of a minute of the hour; its score turns on the bar of another. */
    public static StormScores turning(int entry, int exit) {
        return new StormScores(row -> {
            double angle = Math.atan2(row[2], row[3]);
            long minute = Math.floorMod(Math.round(angle / (2 * Math.PI) * MINUTES_PER_HOUR), MINUTES_PER_HOUR);
            if (minute == entry) {
                return 2;
            }
            return minute == exit ? -0.5 : 0.5;
        });
    }

    @Override
    public String modelId() {
        return "20261120T002000Z-fau1ts000001";
    }

    @Override
    public FeatureSet features() {
        return features;
    }

    @Override
    public ScoreTactics tactics() {
        return TACTICS;
    }

    @Override
    public Costs costs() {
        return Costs.FREE;
    }

    @Override
    public ScoreForecast forecast(double[] row) {
        return new ScoreForecast(score.applyAsDouble(row) * THRESHOLD, SIGMA, THRESHOLD, Double.NaN, Double.NaN);
    }
}
