package dev.scalpel.monitoring.metrics;

import dev.scalpel.statistics.BlockMean;
import dev.scalpel.statistics.Calibration;
import dev.scalpel.statistics.Statistic;
import java.util.List;

/**
 * @param winProbability calibration of p
 * @param bins predicted against realised net return, from the lowest predictions to the highest
 * @param predicted mean predicted net return
 * @param realised mean outcome; its error accounts for the correlation of minutes within a day
 */
public record QualityComparison(
        int count,
        Calibration winProbability,
        List<PredictionQuality.PredictionBin> bins,
        Statistic predicted,
        BlockMean realised) {

    public QualityComparison {
        bins = List.copyOf(bins);
    }

    /** Realised share of the predicted return; undefined where no positive return was predicted. */
    public Statistic realisedShare() {
        return !predicted.isDefined()
                        || predicted.get() <= 0
                        || !realised.mean().isDefined()
                ? Statistic.undefined("no positive return was predicted")
                : realised.mean().map(mean -> mean / predicted.get());
    }
}
