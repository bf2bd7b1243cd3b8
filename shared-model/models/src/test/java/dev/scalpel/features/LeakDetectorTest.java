package dev.scalpel.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Three planted leaks, each caught on the very rows that leak, and an honest function that passes. */
final class LeakDetectorTest {

    private static final BarSeries BARS = RandomBars.seeded(11).withQuiet(0).minutes(300);

    @Test
    void catchesAFeatureThatPeeksOneBarOnEveryRowThatHasANextOne() {
        LeakDetector detector = detector(bars -> row -> bars.close(Math.min(row + 1, bars.size() - 1)));

        assertThat(futureLeakRows(detector)).isEqualTo(rows(row -> row < BARS.size() - 1));
    }

    @Test
    void catchesAFeatureThatPeeksOnOneRowOnlyOnThatRow() {
        LeakDetector detector =
                detector(bars -> row -> bars.close(row == 137 && row + 1 < bars.size() ? row + 1 : row));

        assertThat(futureLeakRows(detector)).containsExactly(137);
    }

    @Test
    void catchesAFeatureNormalisedOverTheWholeSeriesOnEveryRowButTheLast() {
        LeakDetector detector = detector(bars -> {
            double mean = IntStream.range(0, bars.size())
                    .mapToDouble(bars::volume)
                    .average()
                    .orElseThrow();
            return row -> bars.volume(row) - mean;
        });

        assertThat(futureLeakRows(detector)).isEqualTo(rows(row -> row < BARS.size() - 1));
    }

    @Test
    void catchesAFeatureThatUsesAnUnclosedHourOnEveryRowButTheHoursLast() {
        LeakDetector detector = detector(bars -> row -> bars.close(lastRowOfHour(bars, row)));

        assertThat(futureLeakRows(detector))
                .isEqualTo(rows(row -> row != lastRowOfHour(BARS, row)))
                .isNotEmpty();
    }

    @Test
    void catchesAFeatureThatReadsTheReferencePairByPosition() {
        // The reference pair lacks minute 50: from there on the bar at the same position is one minute ahead.
        BarSeries reference = RandomBars.without(BARS, minute -> minute == 50);
        LeakDetector detector = new LeakDetector((bars, other) -> table(
                bars,
                row -> row < other.orElseThrow().size() ? other.orElseThrow().close(row) : Double.NaN));

        assertThat(detector.futureLeaks(BARS, Optional.of(reference)).stream().map(LeakDetector.Leak::row))
                .containsExactlyElementsOf(rows(row -> row >= 50 && row < BARS.size() - 1));
    }

    @Test
    void catchesAnEndlessMemoryOnEveryRowThatHasAHistory() {
        LeakDetector detector = detector(bars -> {
            double[] average = new double[bars.size()];
            for (int row = 0; row < bars.size(); row++) {
                average[row] = row == 0 ? bars.close(0) : 0.9 * average[row - 1] + 0.1 * bars.close(row);
            }
            return row -> average[row];
        });

        assertThat(detector.pastLeaks(BARS, Optional.empty(), 20).stream().map(LeakDetector.Leak::row))
                .containsExactlyElementsOf(rows(row -> row >= 20));
        assertThat(futureLeakRows(detector)).isEmpty();
    }

    @Test
    void findsNothingInAnHonestFunction() {
        LeakDetector detector = detector(bars -> row -> row < 5 ? Double.NaN : bars.close(row) / bars.close(row - 5));

        assertThat(futureLeakRows(detector)).isEmpty();
        assertThat(detector.pastLeaks(BARS, Optional.empty(), 6)).isEmpty();
        assertThat(detector.pastLeaks(BARS, Optional.empty(), 5)).isNotEmpty();
    }

    private interface Column {
        IntToDoubleFunction over(BarSeries bars);
    }

    private static LeakDetector detector(Column column) {
        return new LeakDetector((bars, reference) -> table(bars, column.over(bars)));
    }

    private static double[][] table(BarSeries bars, IntToDoubleFunction value) {
        double[][] rows = new double[bars.size()][1];
        for (int row = 0; row < rows.length; row++) {
            rows[row][0] = value.applyAsDouble(row);
        }
        return rows;
    }

    private static List<Integer> futureLeakRows(LeakDetector detector) {
        return detector.futureLeaks(BARS, Optional.empty()).stream()
                .map(LeakDetector.Leak::row)
                .toList();
    }

    private static List<Integer> rows(IntPredicate selected) {
        return IntStream.range(0, BARS.size()).filter(selected).boxed().toList();
    }

    private static int lastRowOfHour(BarSeries bars, int row) {
        long hour = Math.floorDiv(bars.openTime(row), 60 * Minutes.MILLIS);
        int last = row;
        while (last + 1 < bars.size() && Math.floorDiv(bars.openTime(last + 1), 60 * Minutes.MILLIS) == hour) {
            last++;
        }
        return last;
    }
}
