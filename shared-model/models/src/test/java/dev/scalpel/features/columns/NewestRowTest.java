package dev.scalpel.features.columns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.features.RandomBars;
import dev.scalpel.market.BarSeries;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** A row that is computed alone has the bits of the same row among all others. */
final class NewestRowTest {

    private static final int REACH = ColumnBlockTest.REACH;

    @Property(tries = 20)
    void anyRowAfterAnyOtherHasTheBitsOfTheBlock(@ForAll long seed) {
        BarSeries bars = RandomBars.seeded(seed).minutes(700);
        BarSeries reference = RandomBars.seeded(seed + 1).minutes(700);
        double[][] whole = ColumnBlockTest.values(bars, reference, bars.size(), () -> bars.size());
        NewestRow newest = new NewestRow(ColumnBlockTest.plan());

        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < 40; trial++) {
            int row = REACH + random.nextInt(bars.size() - REACH);
            assertSame(newest.of(ColumnBlockTest.rows(bars.slice(0, row + 1), reference)), whole, row);
        }
    }

    @Example
    void readsNoFurtherBackThanTheLongestWindow() {
        BarSeries bars = RandomBars.seeded(3).minutes(REACH + 1);
        double[][] whole = ColumnBlockTest.values(bars, bars, bars.size(), () -> bars.size());

        double[] alone = new NewestRow(ColumnBlockTest.plan()).of(ColumnBlockTest.rows(bars, bars));

        assertSame(alone, whole, REACH);
    }

    @Example
    void aRowThatWasReadIsNotReadFromTheCallBefore() {
        BarSeries bars = RandomBars.seeded(3).minutes(REACH + 10);
        NewestRow newest = new NewestRow(ColumnBlockTest.plan());
        double[] first = newest.of(ColumnBlockTest.rows(bars, bars));
        BarSeries tooShort = bars.slice(5, 25);

        assertThat(newest.of(ColumnBlockTest.rows(tooShort, tooShort))).contains(Double.NaN);
        assertThat(newest.of(ColumnBlockTest.rows(bars, bars))).isEqualTo(first).doesNotContain(Double.NaN);
    }

    private static void assertSame(double[] alone, double[][] whole, int row) {
        assertThat(alone).hasSameSizeAs(whole);
        for (int output = 0; output < whole.length; output++) {
            assertThat(alone[output]).as("output %s at row %s", output, row).isEqualTo(whole[output][row]);
        }
    }
}
