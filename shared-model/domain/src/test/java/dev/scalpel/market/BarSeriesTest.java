package dev.scalpel.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BarSeriesTest {

    private static final long M = Minutes.MILLIS;

    @Test
    void refusesABarThatIsNotLater() {
        BarSeries.Builder builder = new BarSeries.Builder(2).add(BarArbitraries.at(5, 100));

        assertThatThrownBy(() -> builder.add(BarArbitraries.at(5, 101)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bars must be in order of time, each minute once: 300000 after 300000");
        assertThatThrownBy(() -> builder.add(BarArbitraries.at(4, 101))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rejectsAnInvalidBarAndStaysUnchanged() {
        BarSeries.Builder builder = new BarSeries.Builder(0).add(BarArbitraries.at(1, 100));

        assertThatThrownBy(() -> builder.add(2 * M, 1, 0.5, 1, 1, 0, 0, 0)).isInstanceOf(InvalidBarException.class);
        assertThat(builder.build()).isEqualTo(BarSeries.of(BarArbitraries.at(1, 100)));
    }

    @Test
    void aBuiltSeriesDoesNotSeeWhatTheBuilderGetsLater() {
        BarSeries.Builder builder = new BarSeries.Builder(10).add(BarArbitraries.at(1, 100));
        BarSeries built = builder.build();
        builder.add(BarArbitraries.at(2, 100));

        assertThat(built.size()).isOne();
        assertThat(builder.build().size()).isEqualTo(2);
    }

    @Test
    void aSliceCannotBeReadBeyondItsEnds() {
        BarSeries slice = BarArbitraries.minutes(1, 2, 3, 4).slice(1, 3);

        assertThat(slice.openTime(0)).isEqualTo(2 * M);
        assertThatThrownBy(() -> slice.close(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.close(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> slice.slice(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void copiesEachColumnOfASlice() {
        BarSeries slice = BarSeries.of(
                        new Bar(M, 1, 9, 1, 1, 1, 1, 1),
                        new Bar(2 * M, 2, 5, 1.5, 3, 7, 4, 0.5),
                        new Bar(3 * M, 3, 6, 2.5, 4, 8, Bar.UNKNOWN_TRADES, Bar.UNKNOWN_VOLUME))
                .slice(1, 3);

        assertThat(copied(slice, BarSeries.Column.OPEN)).containsExactly(0, 2, 3);
        assertThat(copied(slice, BarSeries.Column.HIGH)).containsExactly(0, 5, 6);
        assertThat(copied(slice, BarSeries.Column.LOW)).containsExactly(0, 1.5, 2.5);
        assertThat(copied(slice, BarSeries.Column.CLOSE)).containsExactly(0, 3, 4);
        assertThat(copied(slice, BarSeries.Column.VOLUME)).containsExactly(0, 7, 8);
        assertThat(copied(slice, BarSeries.Column.TRADES)).containsExactly(0, 4, Bar.UNKNOWN_TRADES);
        assertThat(copied(slice, BarSeries.Column.TAKER_BUY_VOLUME)).containsExactly(0, 0.5, Double.NaN);
        assertThatThrownBy(() -> slice.copy(BarSeries.Column.OPEN, 1, 2, new double[3], 0))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private static double[] copied(BarSeries bars, BarSeries.Column column) {
        double[] target = new double[3];
        bars.copy(column, 0, 2, target, 1);
        return target;
    }

    @Test
    void findsRowsWithinASliceOnly() {
        BarSeries slice = BarArbitraries.minutes(1, 2, 4, 5).slice(1, 3);

        assertThat(slice.rowOf(2 * M)).isZero();
        assertThat(slice.rowOf(4 * M)).isOne();
        assertThat(slice.rowOf(1 * M)).isEqualTo(-1);
        assertThat(slice.rowOf(3 * M)).isEqualTo(-2);
        assertThat(slice.rowOf(5 * M)).isEqualTo(-3);
        assertThat(slice.firstRowFrom(3 * M)).isOne();
        assertThat(slice.firstRowFrom(9 * M)).isEqualTo(2);
    }

    @Test
    void betweenTakesTheStartAndLeavesTheEnd() {
        BarSeries series = BarArbitraries.minutes(1, 2, 3, 4);

        assertThat(series.between(2 * M, 4 * M)).isEqualTo(BarArbitraries.minutes(2, 3));
        assertThat(series.between(4 * M, 2 * M).isEmpty()).isTrue();
        assertThat(series.between(9 * M, 10 * M).isEmpty()).isTrue();
    }

    @Test
    void theTailIsTheNewestBars() {
        assertThat(BarArbitraries.minutes(1, 2, 3).tail(2)).isEqualTo(BarArbitraries.minutes(2, 3));
        assertThat(BarArbitraries.minutes(1, 2, 3).tail(9)).isEqualTo(BarArbitraries.minutes(1, 2, 3));
    }

    @Test
    void joinsOnlyWhatComesLater() {
        assertThat(BarArbitraries.minutes(1, 2).join(BarArbitraries.minutes(5)))
                .isEqualTo(BarArbitraries.minutes(1, 2, 5));
        assertThatThrownBy(() -> BarArbitraries.minutes(1, 2).join(BarArbitraries.minutes(2)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theNewerBarWinsWhereBothHaveAMinute() {
        BarSeries older = BarSeries.of(BarArbitraries.at(1, 101), BarArbitraries.at(3, 103));
        BarSeries newer = BarSeries.of(BarArbitraries.at(2, 112), BarArbitraries.at(3, 113), BarArbitraries.at(4, 114));

        assertThat(older.merge(newer))
                .isEqualTo(BarSeries.of(
                        BarArbitraries.at(1, 101),
                        BarArbitraries.at(2, 112),
                        BarArbitraries.at(3, 113),
                        BarArbitraries.at(4, 114)));
    }

    @Test
    void findsTheGapsBetweenItsBars() {
        assertThat(BarArbitraries.minutes(1, 2, 5, 6, 8).gaps())
                .containsExactly(new Gap(3 * M, 5 * M), new Gap(7 * M, 8 * M));
        assertThat(BarSeries.empty().gaps()).isEmpty();
    }

    @Test
    void findsTheGapsAtTheEndsOfASpanToo() {
        assertThat(BarArbitraries.minutes(2, 4).gapsWithin(M, 6 * M))
                .containsExactly(new Gap(M, 2 * M), new Gap(3 * M, 4 * M), new Gap(5 * M, 6 * M));
        assertThat(BarSeries.empty().gapsWithin(M, 3 * M)).containsExactly(new Gap(M, 3 * M));
    }

    @Test
    void aGapRefusesToRunBackwards() {
        assertThatThrownBy(() -> new Gap(M, M)).hasMessage("a gap runs from a minute to a later one: 60000 to 60000");
        assertThat(new Gap(0, 3 * M)).hasToString("3 minutes from 1970-01-01T00:00:00Z");
    }

    @Test
    void equalsByContentWhereverItLiesInItsColumns() {
        BarSeries slice = BarArbitraries.minutes(1, 2, 3).slice(1, 2);

        assertThat(slice).isEqualTo(BarArbitraries.minutes(2)).hasSameHashCodeAs(BarArbitraries.minutes(2));
        assertThat(slice).isNotEqualTo(BarArbitraries.minutes(3));
        assertThat(slice).isNotEqualTo(BarSeries.of(BarArbitraries.at(2, 102.5)));
    }

    @Property
    void mergingTwiceIsMergingOnce(@ForAll("series") BarSeries older, @ForAll("series") BarSeries newer) {
        BarSeries merged = older.merge(newer);

        assertThat(merged.merge(newer)).isEqualTo(merged);
    }

    @Property
    void mergingLosesNoMinuteAndInventsNone(@ForAll("series") BarSeries older, @ForAll("series") BarSeries newer) {
        assertThat(times(older.merge(newer)))
                .isEqualTo(LongStream.concat(
                                times(older).stream().mapToLong(t -> t),
                                times(newer).stream().mapToLong(t -> t))
                        .sorted()
                        .distinct()
                        .boxed()
                        .toList());
    }

    @Property
    void mergingIsAssociative(
            @ForAll("series") BarSeries first, @ForAll("series") BarSeries second, @ForAll("series") BarSeries third) {
        assertThat(first.merge(second).merge(third)).isEqualTo(first.merge(second.merge(third)));
    }

    @Property
    void slicesJoinedAreTheWhole(@ForAll("series") BarSeries series, @ForAll @IntRange(max = 40) int cut) {
        int at = Math.min(cut, series.size());

        assertThat(series.slice(0, at).join(series.slice(at, series.size()))).isEqualTo(series);
    }

    @Property
    void barsAndGapsTogetherFillTheSpan(@ForAll("series") BarSeries series) {
        long absent =
                series.gapsWithin(0, 60 * M).stream().mapToLong(Gap::minutes).sum();

        assertThat(series.size() + absent).isEqualTo(60);
    }

    @Property
    void aRowIsFoundFromAnEarlierOneAsFromAll(
            @ForAll("series") BarSeries series, @ForAll @IntRange(max = 70) int minutes) {
        for (int row = 0; row < series.size(); row++) {
            long time = Minutes.plus(series.openTime(row), minutes - 5L);

            assertThat(series.firstRowFrom(row, time)).isEqualTo(Math.max(row, series.firstRowFrom(time)));
        }
    }

    @Property
    void theFirstBarOutsideIsTheOneThatASearchBarByBarFinds(
            @ForAll("series") BarSeries series,
            @ForAll @IntRange(max = 40) int from,
            @ForAll @IntRange(max = 40) int to) {
        int first = Math.min(from, series.size());
        int end = Math.max(first, Math.min(to, series.size()));
        double lower = series.isEmpty() ? 0 : series.low(series.size() / 2);
        double upper = series.isEmpty() ? 0 : series.high(series.size() / 3);
        int plain = first;
        while (plain < end && series.low(plain) > lower && series.high(plain) < upper) {
            plain++;
        }

        assertThat(series.firstOutside(first, end, lower, upper)).isEqualTo(plain);
        assertThat(series.slice(first, end).firstOutside(0, end - first, lower, upper))
                .isEqualTo(plain - first);
    }

    @Provide
    Arbitrary<BarSeries> series() {
        return BarArbitraries.series();
    }

    private static List<Long> times(BarSeries series) {
        return LongStream.range(0, series.size())
                .map(row -> series.openTime((int) row))
                .boxed()
                .toList();
    }
}
