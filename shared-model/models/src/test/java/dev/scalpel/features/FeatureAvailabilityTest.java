package dev.scalpel.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A window with a hole gives "not available", never a number; whole windows always give numbers. */
final class FeatureAvailabilityTest {

    private static final FeatureSet SET = FeatureSet.standard(FeatureVariant.FULL);
    private static final int LOOK_BACK = SET.lookBack();
    private static final int MINUTES = 1_200;
    private static final BarSeries BARS = RandomBars.seeded(21).minutes(MINUTES);
    private static final BarSeries REFERENCE = RandomBars.seeded(22).minutes(MINUTES);

    @Test
    void everyRowWithAWholeLookBackIsAvailable() {
        assertThat(availableMinutes(BARS, REFERENCE)).isEqualTo(minutes(minute -> minute >= LOOK_BACK - 1));
    }

    @Test
    void aMissingMinuteTakesExactlyTheRowsWhoseWindowHoldsIt() {
        BarSeries holed = RandomBars.without(BARS, minute -> minute == 400);

        assertThat(availableMinutes(holed, REFERENCE))
                .isEqualTo(
                        minutes(minute -> minute >= LOOK_BACK - 1 && (minute < 400 || minute > 400 + LOOK_BACK - 1)));
    }

    @Test
    void aMissingMinuteOfTheReferencePairTakesTheRowsWhoseReferenceWindowHoldsIt() {
        BarSeries holed = RandomBars.without(REFERENCE, minute -> minute == 400);

        // The longest look-back of a reference feature is 61 bars.
        assertThat(availableMinutes(BARS, holed))
                .isEqualTo(minutes(minute -> minute >= LOOK_BACK - 1 && (minute < 400 || minute > 460)));
    }

    @Test
    void anUnknownTakerFlowTakesTheRowsWhoseTakerWindowHoldsItAndIsNeverAZero() {
        BarSeries untold = withOneBar(400, Bar.UNKNOWN_TRADES + 5, Bar.UNKNOWN_VOLUME);

        assertThat(availableMinutes(untold, REFERENCE))
                .isEqualTo(minutes(minute -> minute >= LOOK_BACK - 1 && (minute < 400 || minute > 459)));
    }

    @Test
    void anUnknownNumberOfTradesTakesTheRowsWhoseTradesWindowHoldsIt() {
        BarSeries untold = withOneBar(400, Bar.UNKNOWN_TRADES, 0);

        assertThat(availableMinutes(untold, REFERENCE))
                .isEqualTo(minutes(minute -> minute >= LOOK_BACK - 1 && (minute < 400 || minute > 459)));
    }

    @Test
    void aVariantWithoutTheInputsDoesNotNeedWhatTheVenueDoesNotReport() {
        BarSeries untold = RandomBars.seeded(3).withUntold(1).minutes(400);
        FeatureMatrix matrix = FeatureSet.standard(FeatureVariant.BARE).compute(untold, Optional.empty());

        assertThat(matrix.availableRows()).isEqualTo(400 - matrix.set().lookBack() + 1);
    }

    @Test
    void anUnavailableRowHoldsNoNumber() {
        BarSeries holed = RandomBars.without(BARS, minute -> minute == 400);
        FeatureMatrix matrix = SET.compute(holed, Optional.of(REFERENCE));

        assertThat(matrix.row(10)).containsOnly(Double.NaN);
        assertThat(matrix.row(450)).containsOnly(Double.NaN);
        assertThat(matrix.value(450, 0)).isNaN();
    }

    @Test
    void availableRowsHoldFiniteNumbersOnly() {
        FeatureMatrix matrix = SET.compute(BARS, Optional.of(REFERENCE));

        for (int row = LOOK_BACK - 1; row < matrix.rows(); row++) {
            assertThat(Arrays.stream(matrix.row(row))).allMatch(Double::isFinite);
        }
    }

    @Test
    void constantPricesAndNoVolumeGiveFiniteNumbers() {
        BarSeries still = RandomBars.seeded(1).withQuiet(1).minutes(300);
        double[] values = SET.latest(still, Optional.of(still)).orElseThrow();

        List<Double> found =
                IntStream.range(0, values.length - 4).mapToObj(i -> values[i]).toList();
        assertThat(found).containsOnly(0.0, 0.5, 1.0, 50.0);
        assertThat(values[SET.columnOf("bollinger_20")]).isEqualTo(0.5);
        assertThat(values[SET.columnOf("rsi_14")]).isEqualTo(50);
        assertThat(values[SET.columnOf("volume_ratio_5_60")]).isEqualTo(1);
        assertThat(values[SET.columnOf("distance_to_vwap_60")]).isZero();
    }

    @Test
    void constantPricesWithVolumeGiveFiniteNumbers() {
        BarSeries.Builder still = new BarSeries.Builder(300);
        for (int minute = 0; minute < 300; minute++) {
            still.add(Minutes.plus(RandomBars.START, minute), 0.1, 0.1, 0.1, 0.1, 1 + minute % 7, 3, 0.7);
        }
        double[] values = SET.latest(still.build(), Optional.of(REFERENCE)).orElseThrow();

        assertThat(Arrays.stream(values)).allMatch(Double::isFinite);
        assertThat(values[SET.columnOf("distance_to_mean_60")]).isZero();
        assertThat(values[SET.columnOf("bollinger_20")]).isEqualTo(0.5);
        assertThat(Math.abs(values[SET.columnOf("distance_to_vwap_60")])).isLessThan(1e-9);
    }

    @Test
    void numbersBeyondADoublesRangeMakeTheRowUnavailable() {
        BarSeries.Builder absurd = new BarSeries.Builder(200);
        for (int minute = 0; minute < 200; minute++) {
            double volume = 1e308 * (1 + minute % 2 * 0.5);
            absurd.add(Minutes.plus(RandomBars.START, minute), 100, 110, 90, 105, volume, 3, 0.7);
        }
        BarSeries bars = absurd.build();

        assertThat(SET.latest(bars, Optional.of(REFERENCE))).isEmpty();
        assertThat(SET.compute(bars, Optional.of(REFERENCE)).availableRows()).isZero();
    }

    private static BarSeries withOneBar(int minute, long trades, double takerBuyVolume) {
        Bar old = BARS.bar(minute);
        Bar bar = new Bar(
                old.openTime(), old.open(), old.high(), old.low(), old.close(), old.volume(), trades, takerBuyVolume);
        return BARS.merge(BarSeries.of(bar));
    }

    private static List<Long> availableMinutes(BarSeries bars, BarSeries reference) {
        FeatureMatrix matrix = SET.compute(bars, Optional.of(reference));
        return IntStream.range(0, matrix.rows())
                .filter(matrix::available)
                .mapToObj(row -> Minutes.between(RandomBars.START, matrix.openTime(row)))
                .toList();
    }

    private static List<Long> minutes(IntPredicate selected) {
        return IntStream.range(0, MINUTES)
                .filter(selected)
                .mapToObj(minute -> (long) minute)
                .toList();
    }
}
