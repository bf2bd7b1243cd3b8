package dev.scalpel.features.columns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.features.RandomBars;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.instrument.OpenMinutes;
import dev.scalpel.trading.instrument.TradingSession;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BarRowsTest {

    /** Eight days with gaps, over New York's change to summer time on Sunday, 10 March 2024. */
    private static final BarSeries BARS =
            RandomBars.without(RandomBars.seeded(1).minutes(13_000), minute -> minute % 997 > 990 || minute == 11_538);

    private final BarRows rows =
            BarRows.of(BARS, Optional.empty(), 0, OpenMinutes.of(TradingSession.ALWAYS_OPEN, 0, 0));

    @Test
    void clocksShowTheMinuteOfTheCalendar() {
        double[] minutes = IntStream.range(0, 7 * 1_440).asDoubleStream().toArray();

        assertThat(column(ClockTable.utc(minutes))).isEqualTo(calendar(ZoneOffset.UTC));
        assertThat(column(ClockTable.newYork(minutes))).isEqualTo(calendar(ZoneId.of("America/New_York")));
    }

    @Test
    void rowsBeforeTheFirstBarAreNotNumbers() {
        double[] out = new double[4];
        rows.copy(BarQuantity.CLOSE, -2, 4, out);

        assertThat(out).containsExactly(Double.NaN, Double.NaN, BARS.close(0), BARS.close(1));
    }

    @Test
    void minutesThatTheReferencePairLacksAreNotNumbers() {
        BarSeries reference = BARS.slice(1, 2).join(BARS.slice(3, 5));
        double[] out = new double[5];
        BarRows.of(BARS, Optional.of(reference), 0, OpenMinutes.of(TradingSession.ALWAYS_OPEN, 0, 0))
                .copy(BarQuantity.REFERENCE_CLOSE, 0, 5, out);

        assertThat(out).containsExactly(Double.NaN, BARS.close(1), Double.NaN, BARS.close(3), BARS.close(4));
    }

    @Test
    void anAbsentMinuteCountsAsAQuietOneAtTheLastClose() {
        BarRows filled = BarRows.of(holed(), Optional.of(BARS), 2, OpenMinutes.of(TradingSession.ALWAYS_OPEN, 0, 0));

        assertThat(filled.size()).isEqualTo(8);
        assertThat(values(filled, BarQuantity.HIGH))
                .containsExactly(
                        high(0), high(1), BARS.close(1), BARS.close(1), high(4), BARS.close(4), high(6), high(7));
        assertThat(values(filled, BarQuantity.VOLUME))
                .containsExactly(volume(0), volume(1), 0, 0, volume(4), 0, volume(6), volume(7));
        assertThat(values(filled, BarQuantity.REFERENCE_CLOSE))
                .containsExactly(IntStream.range(0, 8).mapToDouble(BARS::close).toArray());
        assertThat(IntStream.range(0, 8).mapToLong(filled::openTime).toArray())
                .containsExactly(IntStream.range(0, 8).mapToLong(BARS::openTime).toArray());
    }

    @Test
    void aLongerGapIsNotFilled() {
        BarRows filled = BarRows.of(holed(), Optional.empty(), 1, OpenMinutes.of(TradingSession.ALWAYS_OPEN, 0, 0));

        assertThat(values(filled, BarQuantity.HIGH))
                .containsExactly(high(0), high(1), high(4), BARS.close(4), high(6), high(7));
        assertThat(filled.openTime(2)).isEqualTo(BARS.openTime(4));
    }

    @Test
    void eachBarHasItsRow() {
        BarRows filled = BarRows.of(holed(), Optional.empty(), 2, OpenMinutes.of(TradingSession.ALWAYS_OPEN, 0, 0));

        assertThat(IntStream.range(0, 5).map(filled::rowOf).toArray()).containsExactly(0, 1, 4, 6, 7);
        assertThat(IntStream.range(0, 8).map(row -> filled.barsFrom(row, 8)).toArray())
                .containsExactly(2, 1, 0, 0, 1, 0, 2, 1);
        assertThat(filled.barsFrom(6, 7)).isEqualTo(1);
    }

    @Test
    void noBarsHaveNoRows() {
        assertThat(BarRows.of(BarSeries.empty(), Optional.empty(), 5, OpenMinutes.of(TradingSession.ALWAYS_OPEN, 0, 0))
                        .size())
                .isZero();
    }

    /** The bars 0, 1, 4, 6 and 7. */
    private static BarSeries holed() {
        return BARS.slice(0, 2).join(BARS.slice(4, 5)).join(BARS.slice(6, 8));
    }

    private static double high(int bar) {
        return BARS.high(bar);
    }

    private static double volume(int bar) {
        return BARS.volume(bar);
    }

    private static double[] values(BarRows rows, BarQuantity quantity) {
        double[] out = new double[rows.size()];
        rows.copy(quantity, 0, out.length, out);
        return out;
    }

    private double[] column(ClockTable clock) {
        double[] out = new double[BARS.size()];
        rows.copy(clock, 0, out.length, out);
        return out;
    }

    private static double[] calendar(ZoneId zone) {
        double[] minutes = new double[BARS.size()];
        for (int row = 0; row < minutes.length; row++) {
            ZonedDateTime local = Instant.ofEpochMilli(BARS.openTime(row)).atZone(zone);
            int day = local.getDayOfWeek().getValue() - 1;
            minutes[row] = day * (int) Minutes.PER_DAY + local.getHour() * 60 + local.getMinute();
        }
        return minutes;
    }
}
