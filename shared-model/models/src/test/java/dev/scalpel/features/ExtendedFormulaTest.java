package dev.scalpel.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The extended features on bars whose answer can be worked out by hand. */
final class ExtendedFormulaTest {

    private static final FeatureSet SET = FeatureSet.extended(FeatureVariant.ALONE);
    private static final int MINUTES = SET.lookBack() + 2_000;

    /** A Monday, 05:00. */
    private static final long MONDAY = Instant.parse("2024-03-04T05:00:00Z").toEpochMilli();

    /** 1 bp above the last each minute, no range within a minute, takers buy three quarters. */
    private static final BarSeries RISING = bars(minute -> StrictMath.pow(1.0001, minute), minute -> 8);

    /** 100 and 101 in turn, the newest 101 or 100 by the number of bars. */
    private static final BarSeries ZIGZAG = bars(minute -> 100 + minute % 2, minute -> 8);

    @Test
    void aSteadyRiseIsAtTheTopOfEveryRange() {
        for (int minutes : new int[] {240, 1_440, 4_320}) {
            assertThat(latest(RISING, "range_position_" + minutes)).isEqualTo(1);
            assertThat(latest(RISING, "distance_to_high_" + minutes)).isZero();
            assertThat(latest(RISING, "distance_to_low_" + minutes)).isEqualTo(10);
        }
        assertThat(latest(RISING, "day_new_high")).isEqualTo(1);
        assertThat(latest(RISING, "day_new_low")).isZero();
    }

    @Test
    void distancesAreInVolatilitiesOfAnHour() {
        double hour = StrictMath.log(1.01) * Math.sqrt(60);
        double[] newest = {100 + (MINUTES - 1) % 2};

        assertThat(newest).containsExactly(100);
        assertThat(latest(ZIGZAG, "distance_to_high_1440")).isCloseTo(0.01 / hour, within(1e-12));
        assertThat(latest(ZIGZAG, "distance_to_low_1440")).isZero();
        BarSeries oneEarlier = ZIGZAG.slice(0, MINUTES - 1);
        assertThat(latest(oneEarlier, "distance_to_high_1440")).isZero();
        assertThat(latest(oneEarlier, "distance_to_low_1440")).isCloseTo((1 - 100.0 / 101) / hour, within(1e-12));
    }

    @Test
    void aNewHighIsAboveTheDayBeforeItNotAboveYesterday() {
        // 200 until Monday 24:00, then 100 at midnight, 100, 101, 101, 99, 102.
        double[] tuesday = {100, 100, 101, 101, 99, 102};
        int midnight = 7 * 1_440 + 19 * 60;
        BarSeries bars = bars(minute -> minute < midnight ? 200 : tuesday[Math.min(5, minute - midnight)], minute -> 8);
        FeatureMatrix matrix = SET.compute(bars, Optional.empty());
        double[] newHigh = matrix.column("day_new_high");
        double[] newLow = matrix.column("day_new_low");

        for (int minute = 0; minute < 7; minute++) {
            assertThat(newHigh[midnight + minute]).as("high %s", minute).isEqualTo(minute == 2 || minute == 5 ? 1 : 0);
            assertThat(newLow[midnight + minute]).as("low %s", minute).isEqualTo(minute == 4 ? 1 : 0);
        }
    }

    @Test
    void longReturnsAreInVolatilitiesOfADay() {
        double day = Math.sqrt(1_440);
        long minuteOfDay = Minutes.between(0, RISING.lastOpenTime()) % 1_440;

        assertThat(latest(RISING, "day_return")).isCloseTo((minuteOfDay + 1) / day, within(1e-6));
        for (int minutes : new int[] {720, 1_440, 4_320, 10_080}) {
            assertThat(latest(RISING, "day_scaled_return_" + minutes)).isCloseTo(minutes / day, within(1e-6));
        }
    }

    @Test
    void theDaysReturnCountsFromTheLastCloseBeforeMidnight() {
        int midnight = 7 * 1_440 + 19 * 60;
        BarSeries bars = bars(minute -> minute < midnight ? 100 : 101, minute -> 8);
        double[] dayReturn = SET.compute(bars, Optional.empty()).column("day_return");

        assertThat(dayReturn[midnight - 1]).isZero();
        assertThat(dayReturn[midnight]).isPositive();
    }

    @Test
    void theSameMinutesOfTheLastSevenDaysAreAveraged() {
        for (int minutes : new int[] {5, 15, 30, 60}) {
            assertThat(latest(RISING, "same_minute_return_" + minutes)).isCloseTo(Math.sqrt(minutes), within(1e-6));
        }
    }

    @Test
    void onlyTheMinutesAfterThisOneCount() {
        // Each day the price is 1 % higher from 05:10 to 05:20; the bars end at any minute.
        BarSeries bars = bars(minute -> minute % 1_440 >= 10 && minute % 1_440 < 20 ? 101 : 100, minute -> 8);
        FeatureMatrix matrix = SET.compute(bars, Optional.empty());
        double[] next5 = matrix.column("same_minute_return_5");
        double[] next15 = matrix.column("same_minute_return_15");
        int day = 8 * 1_440;

        assertThat(next5[day + 4]).isZero();
        assertThat(next5[day + 5]).isPositive();
        assertThat(next5[day + 9]).isPositive();
        assertThat(next5[day + 10]).isZero();
        assertThat(next5[day + 15]).isNegative();
        assertThat(next15[day + 4]).isPositive().isCloseTo(next5[day + 5] * Math.sqrt(5.0 / 15), within(1e-9));
        assertThat(next15[day + 5]).isCloseTo(0, within(1e-9));
    }

    @Test
    void lagsAreTheLastMinutesInUnitsOfVolatility() {
        for (int lag = 0; lag < 6; lag++) {
            assertThat(latest(RISING, "return_lag_" + lag)).isCloseTo(1, within(1e-9));
            assertThat(latest(ZIGZAG, "return_lag_" + lag)).isCloseTo(lag % 2 == 0 ? -1 : 1, within(1e-12));
        }
        for (int lag = 1; lag < 4; lag++) {
            assertThat(latest(RISING, "taker_imbalance_lag_" + lag)).isEqualTo(0.5);
        }
    }

    @Test
    void theVolumeClockTicksWithTheMinutesWhereEachTradesTheSame() {
        BarSeries flat = bars(minute -> 100, minute -> 8);
        for (int average : new int[] {5, 20, 60}) {
            assertThat(latest(flat, "volume_clock_minutes_" + average)).isZero();
            assertThat(latest(flat, "volume_clock_return_" + average)).isZero();
        }
    }

    @Test
    void theVolumeClockGoesFastWhereMuchIsTraded() {
        // 1,439 bars trade 100, the newest 1,000: a mean of 100.625. Five means need one bar, twenty need twelve.
        BarSeries busy = bars(minute -> 100, minute -> minute == MINUTES - 1 ? 10 : 1);

        assertThat(latest(busy, "volume_clock_minutes_5")).isEqualTo(StrictMath.log(1.0 / 5));
        assertThat(latest(busy, "volume_clock_minutes_20")).isEqualTo(StrictMath.log(12.0 / 20));
        assertThat(latest(busy, "volume_clock_minutes_60")).isEqualTo(StrictMath.log(52.0 / 60));
    }

    @Test
    void theVolumeClockSpansAtMostEightHours() {
        BarSeries stopped = bars(minute -> 100 + minute % 2, minute -> minute < MINUTES - 480 ? 8 : 0);
        BarSeries never = bars(minute -> 100, minute -> 0);

        assertThat(latest(stopped, "volume_clock_minutes_5")).isEqualTo(StrictMath.log(480.0 / 5));
        assertThat(latest(stopped, "volume_clock_return_5")).isZero();
        assertThat(latest(never, "volume_clock_minutes_60")).isEqualTo(StrictMath.log(480.0 / 60));
    }

    @Test
    void theVolumeClocksReturnSpansItsMinutes() {
        double volatility = latest(RISING, "volatility_60");

        // The value traded grows with the price: a day's mean is that of twelve hours ago, 7 % less.
        assertThat(latest(RISING, "volume_clock_minutes_20")).isEqualTo(StrictMath.log(19.0 / 20));
        assertThat(latest(RISING, "volume_clock_return_20"))
                .isCloseTo(19 * StrictMath.log(1.0001) / volatility / Math.sqrt(20), within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "hour_minute_58, 2024-03-12T10:58:00Z, 2024-03-12T10:59:00Z",
        "hour_minute_59, 2024-03-12T10:59:00Z, 2024-03-12T11:00:00Z",
        "hour_minute_0, 2024-03-12T11:00:00Z, 2024-03-12T11:01:00Z",
        "hour_minutes_1_to_4, 2024-03-12T11:01:00Z, 2024-03-12T11:05:00Z",
        "five_minutes_end, 2024-03-12T11:04:00Z, 2024-03-12T11:05:00Z",
        "quarter_hour_end, 2024-03-12T11:14:00Z, 2024-03-12T11:15:00Z",
        "funding_before, 2024-03-12T07:30:00Z, 2024-03-12T08:00:00Z",
        "funding_after, 2024-03-12T08:00:00Z, 2024-03-12T08:30:00Z",
        "us_open, 2024-03-08T14:30:00Z, 2024-03-08T15:00:00Z",
        "us_open, 2024-03-12T13:30:00Z, 2024-03-12T14:00:00Z",
        "us_session, 2024-03-08T20:59:00Z, 2024-03-08T21:00:00Z",
        "us_session, 2024-03-12T13:30:00Z, 2024-03-12T20:00:00Z",
        "us_session, 2024-03-12T19:59:00Z, 2024-03-10T14:00:00Z",
        "asian_session, 2024-03-12T07:59:00Z, 2024-03-12T08:00:00Z",
        "weekend, 2024-03-10T23:59:00Z, 2024-03-11T00:00:00Z",
    })
    void clockWindowsBeginAndEnd(String name, String inside, String outside) {
        assertThat(clock(name, inside)).isEqualTo(1);
        assertThat(clock(name, outside)).isZero();
    }

    @Test
    void aClockWindowLetsTheReturnAndTheTakerFlowThrough() {
        FeatureMatrix matrix = SET.compute(RISING, Optional.empty());
        double[] window = matrix.column("quarter_hour_end");
        double[] byReturn = matrix.column("quarter_hour_end_return_15");
        double[] byTakerFlow = matrix.column("quarter_hour_end_taker_imbalance_15");

        for (int row = SET.lookBack(); row < SET.lookBack() + 30; row++) {
            assertThat(byReturn[row]).isCloseTo(window[row] * Math.sqrt(15), within(1e-6));
            assertThat(byTakerFlow[row]).isEqualTo(window[row] * 0.5);
        }
    }

    @Test
    void theHourTurnsOnceTwiceAndThreeTimes() {
        FeatureSet hour = SET.only(List.of("hour_sine_1", "hour_cosine_2", "hour_sine_3"));
        double[] atQuarter =
                hour.latest(at("2024-03-12T11:15:00Z"), Optional.empty()).orElseThrow();

        assertThat(atQuarter[0]).isCloseTo(1, within(1e-12));
        assertThat(atQuarter[1]).isCloseTo(-1, within(1e-12));
        assertThat(atQuarter[2]).isCloseTo(-1, within(1e-12));
    }

    private static double clock(String name, String instant) {
        return SET.only(List.of(name)).latest(at(instant), Optional.empty()).orElseThrow()[0];
    }

    private static BarSeries at(String instant) {
        return new BarSeries.Builder(1)
                .add(Instant.parse(instant).toEpochMilli(), 1, 1, 1, 1, 1, 1, 1)
                .build();
    }

    private static double latest(BarSeries bars, String name) {
        return SET.latest(bars, Optional.empty()).orElseThrow()[SET.columnOf(name)];
    }

    private static BarSeries bars(IntToDoubleFunction price, IntToDoubleFunction volume) {
        BarSeries.Builder builder = new BarSeries.Builder(MINUTES);
        for (int minute = 0; minute < MINUTES; minute++) {
            double p = price.applyAsDouble(minute);
            double v = volume.applyAsDouble(minute);
            builder.add(Minutes.plus(MONDAY, minute), p, p, p, p, v, 4, v * 0.75);
        }
        return builder.build();
    }
}
