package dev.scalpel.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.util.OptionalDouble;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class VolatilityUnitTest {

    @Example
    void isTheMeanTrueRangeOfSixtyMinutesAsAShareOfTheClose() {
        // Every bar spans 2 around a close of 100: a true range of 2, so 2 % of the price.
        double[] units = VolatilityUnit.of(bars(80, 101, 99, 100));

        assertThat(units[59]).isNaN();
        assertThat(units[60]).isCloseTo(0.02, within(1e-15));
        assertThat(units[79]).isEqualTo(units[60]);
    }

    @Example
    void isNeverBelowTheFloor() {
        assertThat(VolatilityUnit.latest(bars(61, 100, 100, 100))).hasValue(VolatilityUnit.FLOOR);
    }

    @Example
    void needsTheSixtyBarsAndTheCloseBeforeThem() {
        assertThat(VolatilityUnit.LOOK_BACK).isEqualTo(61);
        assertThat(VolatilityUnit.latest(bars(60, 101, 99, 100))).isEmpty();
        assertThat(VolatilityUnit.latest(bars(61, 101, 99, 100))).isPresent();
    }

    @Property(tries = 10)
    void batchAndTailGiveTheSameBits(@ForAll long seed) {
        BarSeries bars = RandomBars.seeded(seed).withGaps(0.005).minutes(1_500);
        double[] units = VolatilityUnit.of(bars);

        for (int row = 0; row < bars.size(); row++) {
            OptionalDouble latest = VolatilityUnit.latest(bars.slice(0, row + 1).tail(VolatilityUnit.LOOK_BACK));
            assertThat(Double.doubleToLongBits(latest.orElse(Double.NaN)))
                    .as("row %s", row)
                    .isEqualTo(Double.doubleToLongBits(units[row]));
        }
    }

    private static BarSeries bars(int count, double high, double low, double close) {
        BarSeries.Builder builder = new BarSeries.Builder(count);
        for (int minute = 0; minute < count; minute++) {
            builder.add(Minutes.plus(RandomBars.START, minute), close, high, low, close, 1, 1, 1);
        }
        return builder.build();
    }
}
