package dev.scalpel.learning.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.instrument.OpenMinutes;
import dev.scalpel.trading.instrument.TradingSession;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class ScoreLabelsTest {

    private static final double SIGMA = 0.01;

    /** Opens 100, 101, 102, … without the dropped minutes. */
    private static BarSeries rising(int minutes, IntPredicate dropped) {
        BarSeries.Builder bars = new BarSeries.Builder(minutes);
        for (int minute = 0; minute < minutes; minute++) {
            if (!dropped.test(minute)) {
                bars.add(Bar.quiet(Minutes.plus(0, minute), 100 + minute));
            }
        }
        return bars.build();
    }

    private static ScoreLabels labels(BarSeries bars, double clip) {
        double[] sigma = new double[bars.size()];
        Arrays.fill(sigma, SIGMA);
        return new ScoreLabels(bars, sigma, List.of(1, 4), clip, OpenMinutes.of(TradingSession.ALWAYS_OPEN, 0, 0));
    }

    @Test
    void countFromTheNextOpenInUnitsOfVolatility() {
        double[] written = new double[2];

        assertThat(labels(rising(6, minute -> false), 100).write(0, written)).isTrue();

        assertThat(written[0]).isCloseTo((102.0 / 101 - 1) / SIGMA, within(1e-12));
        assertThat(written[1]).isCloseTo((105.0 / 101 - 1) / (2 * SIGMA), within(1e-12));
    }

    @Test
    void areClipped() {
        double[] written = new double[2];

        labels(rising(6, minute -> false), 0.5).write(0, written);

        assertThat(written).containsExactly(0.5, 0.5);
    }

    /** Futures pause from 22:00 to 23:00 UTC in winter: nothing is held over it, whatever the bars would show. */
    @Test
    void endBeforeTheMarketCloses() {
        BarSeries bars = rising(1_440, minute -> false);
        double[] sigma = new double[bars.size()];
        Arrays.fill(sigma, SIGMA);
        OpenMinutes futures = OpenMinutes.of(TradingSession.CME_FUTURES, 0, Minutes.plus(bars.lastOpenTime(), 1));
        ScoreLabels labels = new ScoreLabels(bars, sigma, List.of(1, 4), 100, futures);

        int closed = 22 * 60;
        assertThat(labels.write(closed - 5, new double[2])).isTrue();
        assertThat(labels.write(closed - 4, new double[2])).isFalse();
        assertThat(labels.write(closed + 60, new double[2])).isTrue();
    }

    @Test
    void needEveryMinuteThatTheyName() {
        double[] written = new double[2];

        assertThat(labels(rising(5, minute -> false), 1).write(0, written))
                .as("the last open is not known yet")
                .isFalse();
        assertThat(labels(rising(6, minute -> minute == 1), 1).write(0, written))
                .as("the entry's minute is absent")
                .isFalse();
        assertThat(labels(rising(6, minute -> minute == 3), 1).write(0, written))
                .as("a minute in between is absent")
                .isTrue();
    }
}
