package dev.scalpel.simulation;

import dev.scalpel.trading.AccountView;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.EntryBasis.ByScore;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.ScoreTactics;
import java.util.SplittableRandom;

/** Follows scores that wander at random around zero, and knows its next entry and its next exit. */
final class RandomScoreRule implements DecisionRule {

    private static final double THRESHOLD = 1.2;

    private final double[] scores;
    private final double[] sigma;
    private final ScoreTactics tactics;

    RandomScoreRule(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        scores = new double[rows];
        sigma = new double[rows];
        double score = 0;
        for (int row = 0; row < rows; row++) {
            score = 0.8 * score + 0.6 * random.nextGaussian();
            scores[row] = random.nextInt(50) == 0 ? Double.NaN : score;
            sigma[row] = 0.0003 + 0.002 * random.nextDouble();
        }
        double exitLevel = (random.nextInt(3) - 1) * 0.25;
        tactics = new ScoreTactics(
                0.9, exitLevel, 3, 3 + random.nextInt(5), 1 + random.nextInt(60), 0.02, 1, 1, random.nextInt(10));
    }

    @Override
    public Decision decide(int row, AccountView account) {
        if (!(Math.abs(scores[row]) > THRESHOLD)) {
            return Decision.StandAside.noSignal();
        }
        PositionSide side = scores[row] > 0 ? PositionSide.LONG : PositionSide.SHORT;
        return new Decision.Enter(
                ByScore.of("model", scores[row], THRESHOLD, side, sigma[row], tactics),
                0.4,
                Double.NaN,
                Double.NaN,
                tactics);
    }

    @Override
    public int nextSignal(int row) {
        for (int next = row; next < scores.length; next++) {
            if (Math.abs(scores[next]) > THRESHOLD) {
                return next;
            }
        }
        return NO_SIGNAL;
    }

    @Override
    public boolean exits(int row, Position position) {
        return ((ByScore) position.basis()).exitsAt(scores[row]);
    }

    @Override
    public int nextExit(int row, Position position) {
        ByScore followed = (ByScore) position.basis();
        for (int next = row; next < scores.length; next++) {
            if (followed.exitsAt(scores[next])) {
                return next;
            }
        }
        return NO_SIGNAL;
    }
}
