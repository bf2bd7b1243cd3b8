package dev.scalpel.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.BarSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.ta4j.core.BaseBarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.bollinger.PercentBIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.GainIndicator;
import org.ta4j.core.indicators.helpers.LossIndicator;
import org.ta4j.core.indicators.helpers.TRIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.indicators.volume.VWAPIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/**
 * Where definitions coincide the numbers do, to 1e-9. They do not coincide for ta4j's RSI and ATR, which are Wilder's
 * and never forget a bar; ours are checked against ta4j's own gains, losses and true ranges under a simple mean.
 */
final class AgreesWithTa4jTest {

    private static final BarSeries BARS = RandomBars.seeded(77).minutes(700);
    private static final FeatureSet SET = FeatureSet.standard(FeatureVariant.ALONE);
    private static final FeatureMatrix MATRIX = SET.compute(BARS, Optional.empty());
    private static final BaseBarSeries THEIRS = theirs();
    private static final ClosePriceIndicator CLOSE = new ClosePriceIndicator(THEIRS);

    @Test
    void onAverageTrueRangeUnderASimpleMean() {
        SMAIndicator mean = new SMAIndicator(new TRIndicator(THEIRS), 60);

        agrees("atr_60", row -> value(mean, row) / BARS.close(row));
    }

    @Test
    void onTheRangeOfABarInAverageTrueRanges() {
        TRIndicator range = new TRIndicator(THEIRS);
        SMAIndicator mean = new SMAIndicator(range, 60);

        agrees("range_in_atr_60", row -> value(range, row) / value(mean, row));
    }

    @Test
    void onRelativeStrengthUnderASimpleMean() {
        SMAIndicator gain = new SMAIndicator(new GainIndicator(CLOSE), 14);
        SMAIndicator loss = new SMAIndicator(new LossIndicator(CLOSE), 14);

        agrees("rsi_14", row -> 100 * value(gain, row) / (value(gain, row) + value(loss, row)));
    }

    @Test
    void onTheDistanceToMovingAverages() {
        for (int minutes : new int[] {20, 60, 180}) {
            SMAIndicator mean = new SMAIndicator(CLOSE, minutes);
            agrees("distance_to_mean_" + minutes, row -> (BARS.close(row) / value(mean, row) - 1) / volatility(row));
        }
    }

    @Test
    void onTheDistanceToVwap() {
        for (int minutes : new int[] {60, 180}) {
            VWAPIndicator vwap = new VWAPIndicator(THEIRS, minutes);
            agrees("distance_to_vwap_" + minutes, row -> (BARS.close(row) / value(vwap, row) - 1) / volatility(row));
        }
    }

    @Test
    void onTheBollingerPosition() {
        PercentBIndicator percentB = new PercentBIndicator(CLOSE, 20, 2);

        agrees("bollinger_20", row -> value(percentB, row));
    }

    @Test
    void onThePositionInTheRange() {
        StochasticOscillatorKIndicator percentK = new StochasticOscillatorKIndicator(THEIRS, 60);

        agrees("range_position_60", row -> value(percentK, row) / 100);
    }

    @Test
    void onTheVolumeScore() {
        VolumeIndicator volume = new VolumeIndicator(THEIRS);
        SMAIndicator mean = new SMAIndicator(volume, 60);
        StandardDeviationIndicator deviation = new StandardDeviationIndicator(volume, 60);

        agrees("volume_z_60", row -> (BARS.volume(row) - value(mean, row)) / value(deviation, row));
    }

    @Test
    void onTheVolumeRatio() {
        VolumeIndicator volume = new VolumeIndicator(THEIRS);
        SMAIndicator near = new SMAIndicator(volume, 5);
        SMAIndicator whole = new SMAIndicator(volume, 60);

        agrees("volume_ratio_5_60", row -> value(near, row) / value(whole, row));
    }

    private static void agrees(String feature, IntToDoubleFunction theirs) {
        double[] ours = MATRIX.column(feature);
        for (int row = SET.lookBack() - 1; row < BARS.size(); row++) {
            double expected = theirs.applyAsDouble(row);
            assertThat(ours[row])
                    .as("%s at row %s", feature, row)
                    .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
    }

    private static double volatility(int row) {
        return MATRIX.value(row, SET.columnOf("volatility_60"));
    }

    private static double value(Indicator<Num> indicator, int row) {
        return indicator.getValue(row).doubleValue();
    }

    private static BaseBarSeries theirs() {
        BaseBarSeries series =
                new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
        for (int row = 0; row < BARS.size(); row++) {
            series.addBar(
                    Duration.ofMinutes(1),
                    Instant.ofEpochMilli(BARS.openTime(row) + 60_000).atZone(ZoneOffset.UTC),
                    BARS.open(row),
                    BARS.high(row),
                    BARS.low(row),
                    BARS.close(row),
                    BARS.volume(row));
        }
        return series;
    }
}
