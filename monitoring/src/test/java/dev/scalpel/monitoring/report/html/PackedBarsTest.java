package dev.scalpel.monitoring.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.monitoring.fixture.PackedBarsReader;
import dev.scalpel.monitoring.fixture.RandomBars;
import dev.scalpel.monitoring.fixture.SmallLedgers;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedBarsTest {

    private static final int DAY = (int) Minutes.PER_DAY;

    private static void assertSame(BarSeries found, BarSeries stored) {
        assertThat(found.size()).isEqualTo(stored.size());
        for (int row = 0; row < stored.size(); row++) {
            boolean same = found.openTime(row) == stored.openTime(row)
                    && found.open(row) == stored.open(row)
                    && found.high(row) == stored.high(row)
                    && found.low(row) == stored.low(row)
                    && found.close(row) == stored.close(row);
            if (!same) {
                assertThat(found.bar(row)).as("row %d", row).isEqualTo(stored.bar(row));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "60000, 0.01, 2, 1, 7.8",
        "60000, 0.5, 1, 5, 5.2",
        "0.05123456, 0.00000001, 8, 1, 7.7",
        "0.00001234, 0.00000001, 8, 1, 1.5",
        "2500000000, 1, 0, 1, 12.7",
        "18250, 0.25, 2, 25, 4.6"
    })
    void everyMinuteOfAYearIsTheStoredDoubleInFewBytes(
            String price, String tick, int decimals, long step, double maxBytes) {
        BarSeries year = RandomBars.of(365 * DAY, price, tick, 7);

        JsonNode packed = PackedBars.of(year);

        assertThat(packed.path("decimals").asInt()).isEqualTo(decimals);
        assertThat(packed.path("step").asLong()).isEqualTo(step);
        assertThat(PackedBarsReader.characters(packed) / (double) year.size()).isLessThan(maxBytes);
        assertSame(PackedBarsReader.minutes(packed), year);
    }

    @Test
    void gapsStayWhereTheyAreAlsoBetweenChunks() {
        BarSeries all = RandomBars.of(90 * DAY, "100", "0.01", 3);
        BarSeries stored = all.slice(0, 1)
                .join(all.slice(2, 5_000))
                .join(all.slice(5_001, 20_000))
                .join(all.slice(60 * DAY, 90 * DAY));

        JsonNode packed = PackedBars.of(stored);

        assertSame(PackedBarsReader.minutes(packed), stored);
        assertThat(packed.path("from").asLong()).isEqualTo(stored.firstOpenTime() / 1_000);
        assertThat(packed.path("to").asLong()).isEqualTo(stored.lastOpenTime() / 1_000 + 60);
    }

    @Test
    void theOverviewLosesNoHighAndNoLow() {
        BarSeries stored = RandomBars.of(30 * DAY, "100", "0.01", 5);

        JsonNode packed = PackedBars.of(stored);

        JsonNode overview = packed.at("/levels/0");
        int minutes = overview.path("minutes").asInt();
        assertThat(minutes).isEqualTo(5);
        BarSeries longer = PackedBarsReader.level(packed, overview);
        assertThat(longer.size()).isEqualTo(30 * DAY / 5);
        for (int row = 0; row < longer.size(); row++) {
            BarSeries slot = stored.slice(row * minutes, (row + 1) * minutes);
            double high = slot.high(0);
            double low = slot.low(0);
            for (int i = 0; i < slot.size(); i++) {
                high = Math.max(high, slot.high(i));
                low = Math.min(low, slot.low(i));
            }
            assertThat(longer.openTime(row)).isEqualTo(slot.firstOpenTime());
            assertThat(longer.open(row)).isEqualTo(slot.open(0));
            assertThat(longer.close(row)).isEqualTo(slot.close(minutes - 1));
            assertThat(longer.high(row)).isEqualTo(high);
            assertThat(longer.low(row)).isEqualTo(low);
        }
    }

    @Test
    void aWeekHasOneLevelThatNeedsNoUnpacking() {
        BarSeries week = RandomBars.of(7 * DAY, "100", "0.01", 5);

        JsonNode packed = PackedBars.of(week);

        assertThat(packed.path("levels")).hasSize(1);
        assertThat(packed.at("/levels/0/chunks")).hasSize(1);
        assertThat(packed.at("/levels/0/chunks/0").has("plain")).isTrue();
        assertSame(PackedBarsReader.minutes(packed), week);
    }

    @Test
    void noBarsAreNoLevels() {
        assertThat(PackedBars.of(BarSeries.empty()).path("levels")).isEmpty();
    }

    /** No venue quotes such prices, but somebody may import them. */
    @Test
    void pricesOfTooManyDigitsAreRoundedToNine() {
        Random random = new Random(1);
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            double open = 30 + random.nextDouble();
            double close = 30 + random.nextDouble();
            bars.add(new Bar(
                    SmallLedgers.minute(i),
                    open,
                    Math.max(open, close) + random.nextDouble(),
                    Math.min(open, close),
                    close,
                    1,
                    1,
                    1));
        }
        BarSeries stored = BarSeries.of(bars);

        JsonNode packed = PackedBars.of(stored);

        assertThat(packed.path("decimals").asInt()).isEqualTo(7);
        BarSeries found = PackedBarsReader.minutes(packed);
        for (int row = 0; row < stored.size(); row++) {
            assertThat(found.open(row)).isCloseTo(stored.open(row), within(5.1e-8));
            assertThat(found.high(row)).isCloseTo(stored.high(row), within(5.1e-8));
            assertThat(found.low(row)).isCloseTo(stored.low(row), within(5.1e-8));
            assertThat(found.close(row)).isCloseTo(stored.close(row), within(5.1e-8));
        }
    }
}
