package dev.scalpel.learning.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DayStatisticsTest {

    private static DayStatistics twoRows() {
        DayStatistics.Builder sums = new DayStatistics.Builder(2, List.of(5, 15));
        add(sums, new double[] {2, 1}, new double[] {0.5, -1});
        add(sums, new double[] {-3, 1}, new double[] {0.25, 1});
        return sums.build(19_000);
    }

    private static void add(DayStatistics.Builder sums, double[] inputs, double[] labels) {
        System.arraycopy(inputs, 0, sums.nextInputs(), 0, inputs.length);
        System.arraycopy(labels, 0, sums.nextLabels(), 0, labels.length);
        sums.add();
    }

    @Test
    void sumsProductsOfInputsAndLabels() {
        DayStatistics day = twoRows();

        // x·x, x·1, 1·1
        assertThat(day.gram()).containsExactly(13, -1, 2);
        // Five minutes: 2·0.5 − 3·0.25 and 0.75; fifteen: −2 − 3 and 0.
        assertThat(day.cross()).containsExactly(0.25f, 0.75f, -5, 0);
        assertThat(day.rows()).isEqualTo(2);
    }

    @Test
    void aRowThatWasWrittenAndNotAddedCountsForNothing() {
        DayStatistics.Builder sums = new DayStatistics.Builder(2, List.of(5, 15));
        add(sums, new double[] {2, 1}, new double[] {0.5, -1});
        add(sums, new double[] {-3, 1}, new double[] {0.25, 1});
        Arrays.fill(sums.nextInputs(), 7);
        Arrays.fill(sums.nextLabels(), 7);

        assertThat(sums.build(19_000)).isEqualTo(twoRows());
    }

    @Test
    void fewerInputsHaveTheSumsOfTheirOwnProducts() {
        DayStatistics.Builder three = new DayStatistics.Builder(3, List.of(5, 15));
        add(three, new double[] {2, 4, 1}, new double[] {0.5, -1});
        add(three, new double[] {-3, 6, 1}, new double[] {0.25, 1});

        assertThat(three.build(19_000).only(0, 2)).isEqualTo(twoRows());
    }

    @Test
    void chosenInputsMustRiseAndExist() {
        assertThatThrownBy(() -> twoRows().only(1, 0)).hasMessage("chosen inputs must rise within 0 to 1: [1, 0]");
        assertThatThrownBy(() -> twoRows().only(0, 2)).hasMessage("chosen inputs must rise within 0 to 1: [0, 2]");
    }

    @Test
    void theSameDayElsewhereIsAdded() {
        DayStatistics both = twoRows().plus(twoRows());

        assertThat(both.gram()).containsExactly(26, -2, 4);
        assertThat(both.cross()).containsExactly(0.5f, 1.5f, -10, 0);
        assertThat(both.rows()).isEqualTo(4);
    }

    @Test
    void anotherDayIsNotAdded() {
        DayStatistics.Builder other = new DayStatistics.Builder(2, List.of(5, 15));

        assertThatThrownBy(() -> twoRows().plus(other.build(19_001)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("only the same day, inputs and horizons can be added");
    }

    @Test
    void survivesItsBytes() {
        assertThat(DayStatisticsCodec.decode(DayStatisticsCodec.encode(twoRows())))
                .isEqualTo(twoRows());
    }

    @Test
    void refusesBytesThatEndEarlyOrAreOfAnotherFormat() {
        byte[] bytes = DayStatisticsCodec.encode(twoRows());
        byte[] other = bytes.clone();
        other[3] = 9;

        assertThatThrownBy(() -> DayStatisticsCodec.decode(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DayStatisticsCodec.decode(Arrays.copyOf(bytes, 10)))
                .hasMessageContaining("end early");
        assertThatThrownBy(() -> DayStatisticsCodec.decode(other)).hasMessageContaining("format");
    }

    @Test
    void aDayOfTheExtendedSetTakesLessThanFortyKilobytes() {
        DayStatistics.Builder sums = new DayStatistics.Builder(128, ScoreProcedure.DEFAULT.horizons());

        assertThat(DayStatisticsCodec.encode(sums.build(1))).hasSizeLessThan(40_000);
    }
}
