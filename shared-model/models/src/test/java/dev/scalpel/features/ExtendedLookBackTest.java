package dev.scalpel.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.features.columns.ColumnBlock;
import dev.scalpel.features.columns.Columns;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every feature of the extended set alone reads its look-back, no more and no less. */
final class ExtendedLookBackTest {

    /** More than eight days: each part of the week is in the rows that have a whole week before them or in those checked. */
    private static final BarSeries BARS = RandomBars.seeded(15).minutes(12_500);

    private static final BarSeries REFERENCE = RandomBars.seeded(16).minutes(12_500);
    private static final List<String> CLOCK = List.of(
            "hour_sine_",
            "hour_cosine_",
            "day_sine",
            "day_cosine",
            "week_",
            "hour_minute",
            "five_minutes_end",
            "quarter_hour_end",
            "funding_",
            "us_",
            "asian_session",
            "weekend");

    static Stream<Feature> added() {
        return FeatureFamily.EXTENDED.features().stream()
                .skip(FeatureFamily.STANDARD.features().size());
    }

    static Stream<Feature> all() {
        return FeatureFamily.EXTENDED.features().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void declaresHowFarItsColumnsReach(Feature feature) {
        Columns columns = new Columns(false);
        columns.output(feature.over(columns));

        assertThat(new ColumnBlock(columns, 1).reach()).isEqualTo(feature.lookBack() - 1);
    }

    @ParameterizedTest
    @MethodSource("added")
    void readsNoBarBeforeItsLookBack(Feature feature) {
        FeatureSet set = alone(feature);
        BarSeries bars = barsFor(feature);
        double[] batch = set.compute(bars, Optional.of(REFERENCE)).column(feature.name());
        int differing = 0;
        for (int row = feature.lookBack() - 1; row < bars.size(); row += 53) {
            double value = set.latest(window(bars, feature, row), Optional.of(window(REFERENCE, feature, row)))
                    .orElseThrow()[0];
            assertThat(value).as("row %s", row).isEqualTo(batch[row]);
            differing += value == 0 ? 0 : 1;
        }
        assertThat(differing).as("rows with another value than 0").isPositive();
    }

    @ParameterizedTest
    @MethodSource("added")
    void readsTheOldestBarOfItsLookBack(Feature feature) {
        FeatureSet set = alone(feature);
        BarSeries bars = barsFor(feature);
        boolean oldestBarMatters = false;
        for (int row = feature.lookBack() - 1; row < bars.size() && !oldestBarMatters; row++) {
            BarSeries tail = window(bars, feature, row);
            double before = set.latest(tail, Optional.of(REFERENCE)).orElse(new double[1])[0];
            for (double factor : new double[] {0.5, 2, 2_000}) {
                double after = set.latest(scaledFirst(tail, factor), Optional.of(REFERENCE))
                        .orElse(new double[1])[0];
                oldestBarMatters |= before != after;
            }
        }

        assertThat(oldestBarMatters).isEqualTo(!readsTheClockOnly(feature));
    }

    private static boolean readsTheClockOnly(Feature feature) {
        boolean withMarket =
                feature.name().contains("_return_") || feature.name().contains("_taker_imbalance_");
        return CLOCK.stream().anyMatch(feature.name()::startsWith) && !withMarket;
    }

    private static BarSeries window(BarSeries bars, Feature feature, int row) {
        return bars.slice(row - feature.lookBack() + 1, row + 1);
    }

    private static BarSeries barsFor(Feature feature) {
        return feature.name().startsWith("day_new_") ? trend(feature) : BARS;
    }

    /** Every bar is a new high, or a new low, of its day. */
    private static BarSeries trend(Feature feature) {
        double step = feature.name().endsWith("high") ? 0.1 : -0.1;
        BarSeries.Builder builder = new BarSeries.Builder(3_000);
        for (int minute = 0; minute < 3_000; minute++) {
            double price = 1_000 + step * minute;
            builder.add(Minutes.plus(RandomBars.START, minute), price, price, price, price, 10, 5, 4);
        }
        return builder.build();
    }

    private static FeatureSet alone(Feature feature) {
        return FeatureSet.of("alone", FeatureVariant.FULL, List.of(feature));
    }

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
        return bars.merge(BarSeries.of(changed));
    }
}
