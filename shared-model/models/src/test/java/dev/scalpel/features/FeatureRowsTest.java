package dev.scalpel.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.market.BarSeries;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Block by block the rows are those of the matrix, wherever one begins. */
final class FeatureRowsTest {

    private static final BarSeries BARS = RandomBars.seeded(1).minutes(700);

    @Property(tries = 6)
    void anyPartHasTheBitsOfTheMatrix(@ForAll long seed, @ForAll @IntRange(max = 7) int variant) {
        check(FeatureSet.standard(FeatureVariant.all().get(variant)), seed, 0.002, 2_000);
    }

    @Property(tries = 4)
    void anyPartOfALongLookBackHasTheBitsOfTheMatrix(@ForAll long seed, @ForAll @IntRange(max = 7) int variant) {
        check(FeatureSet.extended(FeatureVariant.all().get(variant)), seed, 0.0005, 13_000);
    }

    private static void check(FeatureSet set, long seed, double gaps, int minutes) {
        BarSeries bars =
                RandomBars.seeded(seed).withGaps(gaps).withUntold(gaps / 10).minutes(minutes);
        Optional<BarSeries> reference =
                Optional.of(RandomBars.seeded(seed + 1).withGaps(gaps / 10).minutes(minutes));
        FeatureMatrix matrix = set.compute(bars, reference);
        assertThat(matrix.availableRows()).isPositive();

        SplittableRandom random = new SplittableRandom(seed);
        for (int part = 0; part < 3; part++) {
            int from = random.nextInt(bars.size());
            int to = from + random.nextInt(bars.size() - from + 1);
            FeatureRows rows = set.rows(bars, reference, from, to);
            int bar = from;
            while (rows.next()) {
                assertThat(rows.first()).isEqualTo(bar);
                assertThat(rows.size()).isBetween(1, FeatureRows.BLOCK_ROWS);
                for (int row = 0; row < rows.size(); row++, bar++) {
                    double[] values = new double[set.size() + 1];
                    rows.copyRow(row, values, 1);
                    assertThat(rows.openTime(row)).isEqualTo(bars.openTime(bar));
                    assertThat(rows.available(row)).as("bar %s", bar).isEqualTo(matrix.available(bar));
                    assertThat(Arrays.copyOfRange(values, 1, values.length))
                            .as("bar %s", bar)
                            .isEqualTo(matrix.row(bar));
                }
                assertThat(rows.end()).isEqualTo(bar);
            }
            assertThat(bar).isEqualTo(to);
        }
    }

    @Example
    void theValuesOfABlockStandRowAfterRow() {
        FeatureSet set = FeatureSet.standard(FeatureVariant.BARE);
        FeatureMatrix matrix = set.compute(BARS, Optional.empty());
        FeatureRows rows = set.rows(BARS, Optional.empty(), 300, 700);

        assertThat(rows.next()).isTrue();
        assertThat(rows.values()).hasSize(FeatureRows.BLOCK_ROWS * set.size());
        assertThat(rows.values()[7 * set.size() + 3]).isEqualTo(matrix.value(307, 3));
        assertThat(rows.next()).isTrue();
        assertThat(rows.values()).hasSize((400 - FeatureRows.BLOCK_ROWS) * set.size());
        assertThat(rows.next()).isFalse();
    }

    @Example
    void refusesBarsThatTheSeriesDoesNotHave() {
        FeatureSet set = FeatureSet.standard(FeatureVariant.BARE);

        assertThatThrownBy(() -> set.rows(BARS, Optional.empty(), 0, 701))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> set.rows(BARS, Optional.empty(), 0, 100).available(0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Example
    void noBarsHaveNoBlock() {
        FeatureSet set = FeatureSet.standard(FeatureVariant.BARE);

        assertThat(set.rows(BARS, Optional.empty(), 5, 5).next()).isFalse();
        assertThat(set.rows(BARS, Optional.empty(), 700, 700).next()).isFalse();
        assertThat(set.rows(BarSeries.empty(), Optional.empty(), 0, 0).next()).isFalse();
    }
}
