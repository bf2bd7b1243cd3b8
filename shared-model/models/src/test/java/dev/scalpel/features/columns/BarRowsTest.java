package dev.scalpel.features.columns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.scalpel.features.RandomBars;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;

final class BarRowsTest {

    /** Eight days with gaps, over New York's change to summer time on Sunday, 10 March 2024. */
    private static final BarSeries BARS =
            RandomBars.without(RandomBars.seeded(1).minutes(13_000), minute -> minute % 997 > 990 || minute == 11_538);

    private final BarRows rows = new BarRows(BARS, BarSeries.empty());

    @Test
    void minutesOfTheWeekAreThoseOfTheCalendar() {
        assertThat(column(BarQuantity.MINUTE_OF_WEEK)).isEqualTo(calendar(ZoneOffset.UTC));
        assertThat(column(BarQuantity.NEW_YORK_MINUTE_OF_WEEK)).isEqualTo(calendar(ZoneId.of("America/New_York")));
    }

    @Test
    void rowsBeforeTheFirstBarAreNotNumbers() {
        double[] out = new double[5];
        rows.copy(BarQuantity.CLOSE, -2, 4, out, 1);

        assertThat(out).containsExactly(0, Double.NaN, Double.NaN, BARS.close(0), BARS.close(1));
    }

    @Test
    void minutesThatTheReferencePairLacksAreNotNumbers() {
        BarSeries reference = BARS.slice(1, 2).join(BARS.slice(3, 5));
        double[] out = new double[5];
        new BarRows(BARS, reference).copy(BarQuantity.REFERENCE_CLOSE, 0, 5, out, 0);

        assertThat(out).containsExactly(Double.NaN, BARS.close(1), Double.NaN, BARS.close(3), BARS.close(4));
    }

    @Test
    void refusesAQuantityThatIsComputed() {
        assertThatThrownBy(() -> rows.copy(BarQuantity.RETURN, 0, 1, new double[1], 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("RETURN is not read from the bars");
    }

    private double[] column(BarQuantity quantity) {
        double[] out = new double[BARS.size()];
        rows.copy(quantity, 0, out.length, out, 0);
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
