package dev.scalpel.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each kind of feature on bars whose answer can be worked out by hand. */
final class FeatureFormulaTest {

    private static final FeatureSet SET = FeatureSet.standard(FeatureVariant.FULL);
    private static final double BP = StrictMath.log(1.0001);

    /** A Monday, 05:00. */
    private static final long MONDAY = Instant.parse("2024-03-04T05:00:00Z").toEpochMilli();

    /** 300 bars, each 1 bp above the last: high is the close, low the open; takers buy three quarters. */
    private static final BarSeries RISING = rising(MONDAY, 300, 1.0001);

    /** Rising by 2 bp a minute. */
    private static final BarSeries REFERENCE = rising(MONDAY, 300, 1.0002);

    @Test
    void returnsAreLogarithms() {
        assertThat(latest("return_1")).isCloseTo(BP, within(1e-14));
        assertThat(latest("return_15")).isCloseTo(15 * BP, within(1e-14));
        assertThat(latest("return_60")).isCloseTo(60 * BP, within(1e-14));
    }

    @Test
    void volatilityIsThatOfOneMinute() {
        assertThat(latest("volatility_15")).isCloseTo(BP, within(1e-12));
        assertThat(latest("volatility_180")).isCloseTo(BP, within(1e-12));
        assertThat(latest("volatility_ratio_15_60")).isCloseTo(1, within(1e-9));
        assertThat(latest("parkinson_60")).isCloseTo(BP / Math.sqrt(4 * Math.log(2)), within(1e-12));
    }

    @Test
    void aSteadyRiseIsAllGain() {
        assertThat(latest("rsi_14")).isEqualTo(100);
        assertThat(latest("efficiency_60")).isCloseTo(1, within(1e-9));
        assertThat(latest("run")).isEqualTo(15);
        assertThat(latest("rise_balance_15")).isEqualTo(1);
        assertThat(latest("autocorrelation_60")).isCloseTo(1, within(1e-6));
        assertThat(latest("range_position_60")).isEqualTo(1);
    }

    @Test
    void takersWhoBuyThreeQuartersGiveAnImbalanceOfAHalf() {
        for (int minutes : new int[] {1, 5, 15, 60}) {
            assertThat(latest("taker_imbalance_" + minutes)).isCloseTo(0.5, within(1e-12));
        }
    }

    @Test
    void steadyVolumeAndTradesScoreNothing() {
        assertThat(latest("volume_z_60")).isZero();
        assertThat(latest("trades_z_60")).isZero();
        assertThat(latest("volume_ratio_5_60")).isEqualTo(1);
        assertThat(latest("trade_size_ratio_5_60")).isEqualTo(1);
    }

    @Test
    void aBarFromItsLowToItsHighIsAllBody() {
        assertThat(latest("body")).isEqualTo(1);
        assertThat(latest("wick_balance")).isZero();
    }

    @Test
    void theReferencePairsReturnsAreItsOwn() {
        assertThat(latest("reference_return_5")).isCloseTo(5 * StrictMath.log(1.0002), within(1e-13));
        assertThat(latest("reference_correlation_60")).isCloseTo(1, within(1e-9));
    }

    @Test
    void aFrameIsReadOnlyWhenItsLastMinuteIsClosed() {
        // Prices jump by 1 % at 08:00. The bar of 08:58 still reads the hour from 07:00, that of 08:59 the new one.
        BarSeries.Builder builder = new BarSeries.Builder(240);
        for (int minute = 0; minute < 240; minute++) {
            double price = minute < 180 ? 100 : 101;
            builder.add(Minutes.plus(MONDAY, minute), price, price, price, price, 1, 1, 1);
        }
        BarSeries jump = builder.build();
        FeatureMatrix matrix = SET.compute(jump, Optional.of(jump));

        double[] hour = matrix.column("frame_60_return");
        assertThat(hour[238]).isZero();
        assertThat(hour[239]).isCloseTo(StrictMath.log(1.01), within(1e-15));
        double[] fiveMinutes = matrix.column("frame_5_return");
        assertThat(fiveMinutes[183]).isZero();
        assertThat(fiveMinutes[184]).isCloseTo(StrictMath.log(1.01), within(1e-15));
        assertThat(fiveMinutes[188]).isCloseTo(StrictMath.log(1.01), within(1e-15));
        assertThat(fiveMinutes[189]).isZero();
    }

    @Test
    void timeRunsOnCirclesFromMidnightAndFromMonday() {
        FeatureMatrix matrix = SET.compute(RISING, Optional.of(REFERENCE));

        // Row 240 opens at 09:00 on Monday: 540 of 1440 minutes, 540 of 10080.
        assertThat(matrix.column("day_sine")[240]).isCloseTo(Math.sin(Math.PI * 0.75), within(1e-12));
        assertThat(matrix.column("day_cosine")[240]).isCloseTo(Math.cos(Math.PI * 0.75), within(1e-12));
        assertThat(matrix.column("week_sine")[240]).isCloseTo(Math.sin(2 * Math.PI * 540 / 10_080), within(1e-12));
    }

    private static double latest(String feature) {
        return SET.latest(RISING, Optional.of(REFERENCE)).orElseThrow()[SET.columnOf(feature)];
    }

    private static BarSeries rising(long start, int minutes, double step) {
        BarSeries.Builder builder = new BarSeries.Builder(minutes);
        double price = 100;
        for (int minute = 0; minute < minutes; minute++) {
            double open = price;
            price *= step;
            builder.add(Minutes.plus(start, minute), open, price, open, price, 8, 3, 6);
        }
        return builder.build();
    }
}
