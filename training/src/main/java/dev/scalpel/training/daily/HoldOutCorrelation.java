package dev.scalpel.training.daily;

import dev.scalpel.learning.examples.TimeBlock;
import dev.scalpel.learning.score.IssuedScores;
import dev.scalpel.learning.score.ScoreWalk;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.statistics.RankCorrelation;
import dev.scalpel.statistics.Statistic;
import java.util.Arrays;
import java.util.List;

/** Of scores and the returns that they were issued for, on the hold-out. */
final class HoldOutCorrelation {

    private static final long DAY_MILLIS = Minutes.PER_DAY * Minutes.MILLIS;

    private HoldOutCorrelation() {}

    /** @param minutes of the horizon */
    static Statistic of(ScoreWalk walk, BarSeries bars, TimeBlock holdOut, int minutes) {
        IssuedScores issued = walk.scores(List.of(minutes));
        int first = bars.firstRowFrom(holdOut.from());
        double[] scores = new double[bars.size() - first];
        double[] returns = new double[scores.length];
        long[] days = new long[scores.length];
        int count = 0;
        for (int row = first; row + 1 + minutes < bars.size(); row++) {
            boolean whole = bars.openTime(row + 1 + minutes) == Minutes.plus(bars.openTime(row), 1L + minutes);
            if (whole && Double.isFinite(issued.score(row))) {
                scores[count] = issued.score(row);
                returns[count] = bars.open(row + 1 + minutes) / bars.open(row + 1) - 1;
                days[count++] = Math.floorDiv(bars.openTime(row), DAY_MILLIS);
            }
        }
        return RankCorrelation.of(
                        Arrays.copyOf(scores, count), Arrays.copyOf(returns, count), Arrays.copyOf(days, count))
                .spearman();
    }
}
