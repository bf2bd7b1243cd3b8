package dev.scalpel.learning.score;

import dev.scalpel.features.FeatureMatrix;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.score.ScoreColumns;
import dev.scalpel.model.score.ScoreForecast;
import dev.scalpel.model.score.ScoreModel;
import java.util.Arrays;
import java.util.Optional;

/** What one stored model of the score style says of past bars, such as the champion of the challenger's hours. */
public final class ScoreReplay {

    private ScoreReplay() {}

    /**
     * The model's scores of the bars in {@code [from, to)}, with its frozen threshold, slope and variance for all of them.
     *
     * @param bars of that time, and earlier ones for the features of the first rows
     * @param reference another pair's bars of the same time, for a model that reads them
     */
    public static ScoreColumns over(
            ScoreModel model, BarSeries bars, Optional<BarSeries> reference, long from, long to) {
        FeatureSet set = model.featureSet();
        int first = bars.firstRowFrom(from);
        int end = bars.firstRowFrom(to);
        int lookBack = bars.firstRowFrom(Minutes.plus(from, -(set.lookBack() - 1L)));
        FeatureMatrix features = set.compute(bars.slice(lookBack, end), reference);
        double[] scores = new double[end - first];
        double[] sigma = new double[end - first];
        Arrays.fill(scores, Double.NaN);
        Arrays.fill(sigma, Double.NaN);
        for (int row = 0; row < scores.length; row++) {
            if (features.available(first + row - lookBack)) {
                ScoreForecast forecast = model.forecast(features.row(first + row - lookBack));
                scores[row] = forecast.score();
                sigma[row] = forecast.sigma();
            }
        }
        ScoreModel.Frozen frozen = model.frozen();
        return new ScoreColumns(
                scores,
                sigma,
                new int[] {0, scores.length},
                new double[] {frozen.threshold()},
                new double[] {frozen.slope()},
                new double[] {frozen.variance()});
    }
}
