package dev.scalpel.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Long windows count in minutes: one that is absent takes only the rows that need it, and counts as quiet for the others. */
final class AbsentMinutesTest {

    private static final FeatureSet SET = FeatureSet.extended(FeatureVariant.FULL);
    private static final int WEEK = 10_080;
    private static final int MINUTES = SET.lookBack() + 2_500;

    @Property(tries = 3)
    void anAbsentMinuteTakesTheThreeHoursAfterItAndTheRowsWhoseWindowBeginsWithIt(
            @ForAll long seed, @ForAll @IntRange(min = 10_081, max = 10_200) int absent) {
        Set<Long> taken = new TreeSet<>();
        for (long later = 0; later <= 180; later++) {
            taken.add(absent + later);
        }
        for (int lookBack : new int[] {240, 1_440, 1_441}) {
            taken.add((long) absent + lookBack - 1);
        }
        BarSeries bars = RandomBars.seeded(seed).minutes(MINUTES);
        FeatureMatrix matrix = compute(RandomBars.without(bars, minute -> minute == absent), seed);

        for (int row = 0; row < matrix.rows(); row++) {
            long minute = Minutes.between(RandomBars.START, matrix.openTime(row));
            assertThat(matrix.available(row))
                    .as("minute %s", minute)
                    .isEqualTo(minute >= WEEK && !taken.contains(minute));
        }
    }

    @Property(tries = 4)
    void anAbsentMinuteCountsAsAQuietOne(@ForAll long seed) {
        BarSeries whole = RandomBars.seeded(seed).minutes(MINUTES);
        BarSeries holed = RandomBars.without(whole, someAbsent(seed, 6, 80));
        BarSeries filled = holed;
        for (int row = 1; row < holed.size(); row++) {
            for (long time = Minutes.plus(holed.openTime(row - 1), 1);
                    time < holed.openTime(row);
                    time = Minutes.plus(time, 1)) {
                filled = filled.merge(BarSeries.of(Bar.quiet(time, holed.close(row - 1))));
            }
        }
        FeatureMatrix some = compute(holed, seed);
        FeatureMatrix all = compute(filled, seed);

        assertThat(some.availableRows()).isPositive();
        for (int row = 0; row < some.rows(); row++) {
            if (some.available(row)) {
                assertThat(some.row(row)).as("row %s", row).isEqualTo(all.row(filled.rowOf(some.openTime(row))));
            }
        }
    }

    @Property(tries = 4)
    void withAbsentMinutesTheTailHasTheBitsOfTheBatch(@ForAll long seed) {
        BarSeries bars = RandomBars.without(RandomBars.seeded(seed).minutes(MINUTES), someAbsent(seed, 12, 60));
        BarSeries reference = RandomBars.seeded(seed + 1).minutes(MINUTES);
        FeatureMatrix batch = SET.compute(bars, Optional.of(reference));
        FeatureSet fresh = FeatureSet.extended(FeatureVariant.FULL);
        int available = 0;
        for (int row = WEEK - 200; row < bars.size(); row++) {
            long from = Minutes.plus(bars.openTime(row), 1 - SET.lookBack());
            BarSeries tail = bars.slice(0, row + 1).between(from, Long.MAX_VALUE);
            Optional<double[]> single = fresh.latest(tail, Optional.of(reference));
            assertThat(single.isPresent()).as("row %s", row).isEqualTo(batch.available(row));
            if (single.isPresent()) {
                available++;
                assertThat(single.get()).as("row %s", row).isEqualTo(batch.row(row));
            }
        }
        assertThat(available).isPositive();
    }

    @Property(tries = 2)
    void withAbsentMinutesNoRowReadsTheFuture(@ForAll long seed) {
        BarSeries bars = RandomBars.without(RandomBars.seeded(seed).minutes(MINUTES), someAbsent(seed, 12, 60));
        FeatureMatrix whole = compute(bars, seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int trial = 0; trial < 10; trial++) {
            int now = WEEK + random.nextInt(bars.size() - WEEK);
            FeatureMatrix cut = compute(bars.slice(0, now + 1), seed);
            for (int row = WEEK - 200; row <= now; row++) {
                assertThat(cut.row(row)).as("row %s of now %s", row, now).isEqualTo(whole.row(row));
            }
        }
    }

    @Example
    void moreThanATenthOfAWindowMayNotBeAbsent() {
        BarSeries bars = RandomBars.seeded(5).minutes(MINUTES);
        FeatureMatrix tenth = compute(RandomBars.without(bars, minute -> minute >= 9_000 && minute < 9_144), 5);
        FeatureMatrix more = compute(RandomBars.without(bars, minute -> minute >= 9_000 && minute < 9_145), 5);

        // The window of 1,440 minutes may lack 144 of them; until minute 10,439 it holds the gap.
        assertThat(availableAt(tenth, 10_300)).isTrue();
        assertThat(availableAt(more, 10_300)).isFalse();
        assertThat(availableAt(more, 10_438)).isFalse();
        assertThat(availableAt(more, 10_600)).isTrue();
    }

    @Example
    void afterALongGapAWholeWeekMustPass() {
        BarSeries bars = RandomBars.seeded(6).minutes(MINUTES + 2_000);
        FeatureMatrix matrix = compute(RandomBars.without(bars, minute -> minute >= 500 && minute < 1_600), 6);

        assertThat(availableAt(matrix, 1_600 + WEEK - 1)).isFalse();
        assertThat(availableAt(matrix, 1_600 + WEEK)).isTrue();
    }

    @Example
    void theStandardSetNeedsEveryMinute() {
        FeatureSet standard = FeatureSet.standard(FeatureVariant.ALONE);
        BarSeries bars = RandomBars.without(RandomBars.seeded(7).minutes(700), minute -> minute == 300);
        FeatureMatrix matrix = standard.compute(bars, Optional.empty());

        for (int row = 0; row < matrix.rows(); row++) {
            long minute = Minutes.between(RandomBars.START, matrix.openTime(row));
            assertThat(matrix.available(row)).isEqualTo(minute >= 180 && (minute < 300 || minute > 480));
        }
    }

    /** So many gaps of at most so many minutes, none in the last three hours. */
    private static LongPredicate someAbsent(long seed, int gaps, int longest) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<Long> absent = new TreeSet<>();
        for (int gap = 0; gap < gaps; gap++) {
            long first = 1L + random.nextInt(MINUTES - 400);
            long last = first + (random.nextBoolean() ? 0 : random.nextInt(longest));
            for (long minute = first; minute <= last; minute++) {
                absent.add(minute);
            }
        }
        return absent::contains;
    }

    private static boolean availableAt(FeatureMatrix matrix, long minute) {
        for (int row = 0; row < matrix.rows(); row++) {
            if (matrix.openTime(row) == Minutes.plus(RandomBars.START, minute)) {
                return matrix.available(row);
            }
        }
        throw new AssertionError("no bar at minute " + minute);
    }

    private static FeatureMatrix compute(BarSeries bars, long seed) {
        return SET.compute(bars, Optional.of(RandomBars.seeded(seed + 1).minutes(MINUTES + 2_000)));
    }
}
