package dev.scalpel.features.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.features.RandomBars;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import java.util.Optional;
import java.util.SplittableRandom;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Rows computed from what the rows before left have the bits of rows computed anew. */
final class ColumnBlockTest {

    private static final int REACH = 240;

    @Property(tries = 20)
    void blocksOfAnyLengthThatFollowEachOtherHaveTheBitsOfOne(@ForAll long seed) {
        BarSeries bars = RandomBars.seeded(seed).withGaps(0.01).minutes(900);
        BarSeries reference = RandomBars.seeded(seed + 1).withGaps(0.01).minutes(900);
        double[][] whole = values(bars, reference, bars.size(), () -> bars.size());

        SplittableRandom lengths = new SplittableRandom(seed);
        double[][] parts = values(bars, reference, 64, () -> 1 + lengths.nextInt(64));

        for (int output = 0; output < whole.length; output++) {
            assertThat(parts[output]).as("output %s", output).isEqualTo(whole[output]);
        }
    }

    @Property(tries = 20)
    void theNewestRowHasTheSameBitsWhateverWasLoadedBefore(@ForAll long seed) {
        BarSeries bars = RandomBars.seeded(seed).minutes(700);
        BarSeries reference = RandomBars.seeded(seed + 1).minutes(700);
        double[][] whole = values(bars, reference, bars.size(), () -> bars.size());
        ColumnBlock block = ColumnBlock.ofNewest(plan(), 4);

        SplittableRandom random = new SplittableRandom(seed);
        for (int row = REACH; row < bars.size(); row = next(row, random)) {
            block.loadNewest(bars.slice(0, row + 1), Optional.of(reference));
            for (int output = 0; output < whole.length; output++) {
                assertThat(block.newest(output))
                        .as("output %s at row %s", output, row)
                        .isEqualTo(whole[output][row]);
            }
        }
    }

    /** Mostly the next minute, sometimes a few later, the same again, or one before. */
    private static int next(int row, SplittableRandom random) {
        int[] steps = {1, 1, 1, 1, 2, 3, 5, 9, 0, -1};
        return Math.max(REACH, row + (random.nextInt(4) > 0 ? 1 : steps[random.nextInt(steps.length)]));
    }

    @Example
    void aCorrectedBarIsNoticedAsFarBackAsAnyColumnReads() {
        BarSeries bars = RandomBars.seeded(3).minutes(400);
        BarSeries reference = RandomBars.seeded(4).minutes(400);
        for (int changed = 399 - REACH; changed < 400; changed++) {
            Bar old = bars.bar(changed);
            Bar corrected = new Bar(
                    old.openTime(),
                    old.open(),
                    old.high() * 1.5,
                    old.low() * 0.5,
                    old.close(),
                    old.volume(),
                    old.trades(),
                    old.takerBuyVolume());
            BarSeries now = bars.merge(BarSeries.of(corrected));
            ColumnBlock block = ColumnBlock.ofNewest(plan(), 4);
            block.loadNewest(bars.slice(0, 399), Optional.of(reference));
            block.loadNewest(now, Optional.of(reference));
            ColumnBlock anew = ColumnBlock.ofNewest(plan(), 4);
            anew.loadNewest(now, Optional.of(reference));

            assertThat(block.newest(3)).as("bar %s changed", changed).isEqualTo(anew.newest(3));
        }
    }

    @Example
    void holdsNoMoreRowsThanItsCapacity() {
        BarSeries bars = RandomBars.seeded(3).minutes(400);

        assertThatThrownBy(() -> ColumnBlock.fromStart(plan(), 4).advance(bars, Optional.empty(), 0, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5 rows in a block of 4");
    }

    @Example
    void reachesAsFarBackAsTheLongestWindow() {
        assertThat(ColumnBlock.ofNewest(plan(), 4).reach()).isEqualTo(REACH);
    }

    private interface Lengths {
        int next();
    }

    private static double[][] values(BarSeries bars, BarSeries reference, int capacity, Lengths lengths) {
        ColumnBlock block = ColumnBlock.fromStart(plan(), capacity);
        double[][] values = new double[5][bars.size()];
        int from = 0;
        while (from < bars.size()) {
            int to = Math.min(bars.size(), from + lengths.next());
            block.advance(bars, Optional.of(reference), from, to);
            for (int output = 0; output < values.length; output++) {
                System.arraycopy(block.output(output), 0, values[output], from, to - from);
            }
            from = to;
        }
        return values;
    }

    private static Columns plan() {
        Columns columns = new Columns();
        columns.output(columns.mean(BarQuantity.SQUARED_RETURN, REACH));
        columns.output(columns.squares(BarQuantity.VOLUME, 60).back(7));
        columns.output(columns.mean(BarQuantity.RETURN_BY_REFERENCE, 15));
        columns.output(columns.derived(
                "range",
                (in, out, rows) -> {
                    for (int row = 0; row < rows; row++) {
                        out[row] = in[0][row] - in[1][row];
                    }
                },
                columns.highest(BarQuantity.HIGH, REACH + 1),
                columns.lowest(BarQuantity.LOW, REACH + 1)));
        columns.output(columns.of(BarQuantity.MINUTE_OF_WEEK));
        return columns;
    }
}
