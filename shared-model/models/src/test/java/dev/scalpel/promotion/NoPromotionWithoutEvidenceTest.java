package dev.scalpel.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.statistics.Statistic;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Promise 8: no promotion without evidence. Error rates of the gate on simulated hours that resemble a scalper's: mostly
 * quiet, the rest with fat tails.
 */
class NoPromotionWithoutEvidenceTest {

    private static final int HOURS = 744;
    private static final Statistic NO_OVERFITTING = Evidence.overfittingOf(new double[0][]);
    private static final int HOLD_OUT = 168;
    private static final int DRAWS = 4_000;

    @Test
    void rarelyPromotesWithoutAnEdge() {
        assertThat(promotedShare(0)).isBetween(0.0005, 0.0075);
    }

    @Test
    void promotesNearlyEveryStrongEdge() {
        // An hourly mean of a fifth of the deviation: a daily Sharpe ratio of 1.
        assertThat(promotedShare(0.2)).isGreaterThan(0.97);
    }

    private static double promotedShare(double hourlySharpe) {
        int promoted = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            promoted += Gate.judge(evidence(hourlySharpe, new SplittableRandom(1_000 + draw)), GateRules.DEFAULT)
                            .promoted()
                    ? 1
                    : 0;
        }
        return (double) promoted / DRAWS;
    }

    private static Evidence evidence(double hourlySharpe, SplittableRandom random) {
        double[] returns = new double[HOURS];
        double[] holdOut = new double[HOLD_OUT];
        for (int i = 0; i < HOURS; i++) {
            double size = random.nextDouble() < 0.1 ? 3 : 1;
            double drawn = random.nextDouble() < 0.5 ? 0 : size * random.nextGaussian();
            // Half of the hours, a tenth of them with nine times the variance: √(0.5 · 1.8) is the deviation.
            returns[i] = 0.001 * (drawn + hourlySharpe * Math.sqrt(0.9));
            if (i >= HOURS - HOLD_OUT) {
                holdOut[i - HOURS + HOLD_OUT] = returns[i];
            }
        }
        HourlyReturns all = hours(returns);
        return new Evidence(all, hours(holdOut).net(), 400, all.net(), Optional.empty(), 24, NO_OVERFITTING);
    }

    private static HourlyReturns hours(double[] returns) {
        return HourlyReturns.of(
                LongStream.range(0, returns.length)
                        .map(hour -> hour * HourlyReturns.HOUR_MILLIS)
                        .toArray(),
                returns);
    }
}
