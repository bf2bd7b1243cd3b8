package dev.scalpel.benchmarks.features;

import dev.scalpel.market.BarSeries;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.ta4j.core.BaseBarSeries;
import org.ta4j.core.BaseBarSeriesBuilder;
import org.ta4j.core.Indicator;
import org.ta4j.core.indicators.SMAIndicator;
import org.ta4j.core.indicators.StochasticOscillatorKIndicator;
import org.ta4j.core.indicators.bollinger.PercentBIndicator;
import org.ta4j.core.indicators.helpers.ClosePriceIndicator;
import org.ta4j.core.indicators.helpers.TRIndicator;
import org.ta4j.core.indicators.helpers.VolumeIndicator;
import org.ta4j.core.indicators.statistics.StandardDeviationIndicator;
import org.ta4j.core.num.DoubleNum;
import org.ta4j.core.num.Num;

/** The six shared indicators by ta4j, on its faster kind of number. */
final class Ta4jIndicators {

    private final List<Indicator<Num>> indicators;

    /** New for every measurement: ta4j caches what it has computed. */
    Ta4jIndicators(BaseBarSeries series) {
        ClosePriceIndicator close = new ClosePriceIndicator(series);
        VolumeIndicator volume = new VolumeIndicator(series);
        indicators = List.of(
                new SMAIndicator(close, 20),
                new SMAIndicator(close, 60),
                new PercentBIndicator(close, 20, 2),
                new StochasticOscillatorKIndicator(series, 60),
                new SMAIndicator(new TRIndicator(series), 60),
                new SMAIndicator(volume, 60),
                new StandardDeviationIndicator(volume, 60));
    }

    double sum(int row) {
        double sum = 0;
        for (Indicator<Num> indicator : indicators) {
            sum += indicator.getValue(row).doubleValue();
        }
        return sum;
    }

    static BaseBarSeries series(BarSeries bars) {
        BaseBarSeries series =
                new BaseBarSeriesBuilder().withNumTypeOf(DoubleNum.class).build();
        for (int row = 0; row < bars.size(); row++) {
            series.addBar(
                    Duration.ofMinutes(1),
                    Instant.ofEpochMilli(bars.openTime(row) + 60_000).atZone(ZoneOffset.UTC),
                    bars.open(row),
                    bars.high(row),
                    bars.low(row),
                    bars.close(row),
                    bars.volume(row));
        }
        return series;
    }
}
