package dev.scalpel.features.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.features.RandomBars;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.instrument.OpenMinutes;
import dev.scalpel.trading.instrument.TradingSession;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Rows computed from what the rows before left have the bits of rows computed at once. */
final class ColumnBlockTest {

    static final int REACH = 240;
    private static final int OUTPUTS = 7;
    private static final ClockTable MINUTE_OF_HOUR =
            ClockTable.utc(IntStream.range(0, 60).asDoubleStream().toArray());

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

    @Example
    void holdsNoMoreRowsThanItsCapacity() {
        BarSeries bars = RandomBars.seeded(3).minutes(400);

        assertThatThrownBy(() -> new ColumnBlock(plan(), 4).advance(rows(bars, bars), 0, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5 rows in a block of 4");
    }

    @Example
    void reachesAsFarBackAsTheLongestWindow() {
        assertThat(new ColumnBlock(plan(), 4).reach()).isEqualTo(REACH);
    }

    @Example
    void copiesRowsWithAllOutputsInOrder() {
        BarSeries bars = RandomBars.seeded(3).minutes(300);
        ColumnBlock block = new ColumnBlock(plan(), bars.size());
        block.advance(rows(bars, bars), 0, bars.size());
        double[] target = new double[2 + 50 * OUTPUTS];
        block.copyRows(245, 295, target, 2);

        for (int row = 0; row < 50; row++) {
            for (int output = 0; output < OUTPUTS; output++) {
                assertThat(target[2 + row * OUTPUTS + output]).isEqualTo(block.output(output)[245 + row]);
            }
        }
    }

    @Example
    void onlyAKernelOfPastRowsReadsAPast() {
        Columns columns = new Columns(false);

        assertThatThrownBy(() -> columns.derived(
                        "two days",
                        Kernels::difference,
                        columns.of(BarQuantity.CLOSE).withPast(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("only a kernel of past rows reads a past: two days");
    }

    interface Lengths {
        int next();
    }

    static double[][] values(BarSeries bars, BarSeries reference, int capacity, Lengths lengths) {
        ColumnBlock block = new ColumnBlock(plan(), capacity);
        BarRows rows = rows(bars, reference);
        double[][] values = new double[OUTPUTS][bars.size()];
        int from = 0;
        while (from < bars.size()) {
            int to = Math.min(bars.size(), from + lengths.next());
            block.advance(rows, from, to);
            for (int output = 0; output < values.length; output++) {
                System.arraycopy(block.output(output), 0, values[output], from, to - from);
            }
            from = to;
        }
        return values;
    }

    static BarRows rows(BarSeries bars, BarSeries reference) {
        return BarRows.of(bars, Optional.of(reference), 0, OpenMinutes.of(TradingSession.ALWAYS_OPEN, 0, 0));
    }

    static Columns plan() {
        Columns columns = new Columns(false);
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
        columns.output(columns.of("minute of the hour", MINUTE_OF_HOUR));
        columns.output(columns.derivedFromPast(
                "closes ago",
                (in, at, out, rows) -> {
                    for (int row = 0; row < rows; row++) {
                        out[row] = in[0][at[0] + row - (int) in[1][at[1] + row]];
                    }
                },
                columns.of(BarQuantity.CLOSE).back(3).withPast(59),
                columns.of("minute of the hour", MINUTE_OF_HOUR)));
        columns.output(columns.derivedFromPast(
                "sum of four hours' closes",
                (in, at, out, rows) -> {
                    for (int row = 0; row < rows; row++) {
                        int now = at[0] + row;
                        out[row] = in[0][now] + in[0][now - 60] + in[0][now - 120] + in[0][now - 180];
                    }
                },
                columns.of(BarQuantity.CLOSE).withPast(180, 60)));
        return columns;
    }
}
