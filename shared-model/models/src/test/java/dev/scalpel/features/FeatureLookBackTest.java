package dev.scalpel.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every feature alone reads no more than the look-back it declares. */
final class FeatureLookBackTest {

    /** The rise at the end is for the run of closes, whose look-back only a long run uses up. */
    private static final BarSeries BARS = RandomBars.seeded(5).minutes(400).join(rise(400, 420));

    private static final BarSeries REFERENCE = RandomBars.seeded(6).minutes(420);

    static Stream<Feature> features() {
        return FeatureSet.standard(FeatureVariant.FULL).features().stream();
    }

    @ParameterizedTest
    @MethodSource("features")
    void readsNoBarBeforeItsLookBack(Feature feature) {
        LeakDetector detector = new LeakDetector(LeakDetector.FeatureFunction.of(alone(feature)));

        assertThat(detector.pastLeaks(BARS, Optional.of(REFERENCE), feature.lookBack()))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("features")
    void declaresNoLongerLookBackThanItReads(Feature feature) {
        FeatureSet set = alone(feature);
        boolean oldestBarMatters = false;
        for (int row = feature.lookBack() - 1; row < BARS.size() && !oldestBarMatters; row++) {
            BarSeries tail = BARS.slice(row - feature.lookBack() + 1, row + 1);
            BarSeries otherTail = REFERENCE.slice(row - feature.lookBack() + 1, row + 1);
            double before = set.latest(tail, Optional.of(otherTail)).orElseThrow()[0];
            for (double factor : new double[] {0.5, 2}) {
                double after = set.latest(scaledFirst(tail, factor), Optional.of(scaledFirst(otherTail, factor)))
                        .orElseThrow()[0];
                oldestBarMatters |= before != after;
            }
        }

        boolean readsTheClockOnly =
                feature.name().startsWith("day_") || feature.name().startsWith("week_");
        assertThat(oldestBarMatters).isEqualTo(!readsTheClockOnly);
    }

    private static BarSeries rise(int from, int to) {
        BarSeries.Builder builder = new BarSeries.Builder(to - from);
        for (int minute = from; minute < to; minute++) {
            double price = 2_000 + minute;
            builder.add(Minutes.plus(RandomBars.START, minute), price, price + 1, price - 1, price, 10, 5, 4);
        }
        return builder.build();
    }

    private static FeatureSet alone(Feature feature) {
        return FeatureSet.of("alone", FeatureVariant.FULL, List.of(feature));
    }

    /** The first bar with its prices, volume and counts changed and its high stretched. */
    private static BarSeries scaledFirst(BarSeries bars, double factor) {
        Bar first = bars.bar(0);
        Bar changed = new Bar(
                first.openTime(),
                first.open() * factor,
                first.high() * factor * 1.01,
                first.low() * factor,
                first.close() * factor,
                first.volume() * factor + 1,
                first.trades() + 7,
                first.takerBuyVolume() * factor);
        return bars.size() == 1 ? BarSeries.of(changed) : BarSeries.of(changed).join(bars.slice(1, bars.size()));
    }
}
