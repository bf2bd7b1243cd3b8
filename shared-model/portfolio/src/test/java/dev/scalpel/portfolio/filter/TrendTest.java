package dev.scalpel.portfolio.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.portfolio.filter.Trend.Colour;
import dev.scalpel.trading.PositionSide;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The colour of a trend by two averages of closed frames. */
class TrendTest {

    private static final long NOW = Instant.parse("2026-06-01T12:00:00Z").toEpochMilli();

    /** Minutes that end at now. */
    private static List<Bar> minutes(double... closes) {
        List<Bar> bars = new ArrayList<>();
        double before = closes[0];
        for (int i = 0; i < closes.length; i++) {
            double high = Math.max(before, closes[i]) + 0.5;
            double low = Math.min(before, closes[i]) - 0.5;
            bars.add(new Bar(Minutes.plus(NOW, i - closes.length), before, high, low, closes[i], 1, 1, 0.5));
            before = closes[i];
        }
        return bars;
    }

    private static double[] walk(long seed, int count) {
        Random random = new Random(seed);
        double[] closes = new double[count];
        double price = 100;
        for (int i = 0; i < count; i++) {
            price += random.nextGaussian();
            closes[i] = price;
        }
        return closes;
    }

    private static Optional<Trend.Reading> read(List<Bar> bars, int minutes) {
        return Trend.of(BarSeries.of(bars), minutes, NOW);
    }

    /** Written from the words of docs/portfolios.md, over the last 200 bars. */
    private static Colour byTheWords(List<Bar> all) {
        List<Bar> bars = all.subList(all.size() - 200, all.size());
        double[] averages = {bars.get(0).close(), bars.get(0).close()};
        Colour colour = Colour.NONE;
        for (int i = 1; i < bars.size(); i++) {
            averages[0] = averages[0] * (1 - 2 / 21.0) + bars.get(i).close() * 2 / 21.0;
            averages[1] = averages[1] * (1 - 2 / 51.0) + bars.get(i).close() * 2 / 51.0;
            if (i < 14) {
                continue;
            }
            double ranges = 0;
            for (int j = i - 13; j <= i; j++) {
                double close = bars.get(j - 1).close();
                ranges += Math.max(bars.get(j).high(), close)
                        - Math.min(bars.get(j).low(), close);
            }
            double distance = averages[0] - averages[1];
            if (Math.abs(distance) > ranges / 14 / 4) {
                colour = distance > 0 ? Colour.UP : Colour.DOWN;
            }
        }
        return colour;
    }

    @Test
    void anIndependentComputationHasTheSameColours() {
        List<Colour> seen = new ArrayList<>();
        for (long seed = 1; seed <= 200; seed++) {
            List<Bar> bars = minutes(walk(seed, 260));
            Colour colour = read(bars, 1).orElseThrow().colour();
            assertThat(colour).as("seed %d", seed).isEqualTo(byTheWords(bars));
            seen.add(colour);
        }
        assertThat(seen).contains(Colour.UP, Colour.DOWN);
    }

    @Test
    void whoeverReadsMoreHistoryHasTheSameReading() {
        double[] closes = walk(7, 2_000);
        List<Bar> all = minutes(closes);

        assertThat(read(all.subList(1_000, 2_000), 5)).isEqualTo(read(all, 5)).isPresent();
        assertThat(read(all.subList(1_800, 2_000), 1)).isEqualTo(read(all, 1)).isPresent();
        assertThat(Trend.lookBack(5)).isBetween(1_000, 1_010);
    }

    @Test
    void aTrendStaysUntilTheAveragesHavePartedOnTheOtherSide() {
        double[] closes = new double[240];
        for (int i = 0; i < closes.length; i++) {
            // Rises for two hours, then stands still: the averages meet, but do not part again.
            closes[i] = 100 + Math.min(i, 120);
        }
        Trend.Reading reading = read(minutes(closes), 1).orElseThrow();

        assertThat(reading.colour()).isEqualTo(Colour.UP);
        assertThat(reading.since().orElseThrow()).isLessThan(Minutes.plus(NOW, -120));
        assertThat(reading.end()).isEqualTo(NOW);
        assertThat(reading.close()).isEqualTo(220);
    }

    @Test
    void aMarketThatDoesNotMoveHasNoTrend() {
        double[] closes = new double[200];
        java.util.Arrays.fill(closes, 100);

        assertThat(read(minutes(closes), 1).orElseThrow().colour()).isEqualTo(Colour.NONE);
        assertThat(Colour.NONE.side()).isEmpty();
        assertThat(Trend.refusal(BarSeries.of(minutes(closes)), 1, NOW, PositionSide.LONG))
                .contains("trend of 1 minutes: it is none, LONG needs up");
    }

    @Test
    void anEntryAgainstTheTrendIsRefused() {
        double[] closes = new double[200];
        for (int i = 0; i < closes.length; i++) {
            closes[i] = 300 - i;
        }
        BarSeries falling = BarSeries.of(minutes(closes));

        assertThat(Trend.refusal(falling, 1, NOW, PositionSide.SHORT)).isEmpty();
        assertThat(Trend.refusal(falling, 1, NOW, PositionSide.LONG))
                .contains("trend of 1 minutes: it is down, LONG needs up");
    }

    @Test
    void withTooFewBarsThereIsNoReading() {
        assertThat(read(minutes(walk(1, 149)), 1)).isEmpty();
        assertThat(read(minutes(walk(1, 150)), 1)).isPresent();
        assertThat(Trend.refusal(BarSeries.of(minutes(walk(1, 149))), 1, NOW, PositionSide.LONG))
                .contains("trend of 1 minutes: bars are missing: it needs 150 of the last 200 frames");
    }

    /** Whoever asks before the last minute is stored would see another close than who asks later. */
    @Test
    void aFrameWhoseLastMinuteHasNotArrivedIsNotRead() {
        List<Bar> bars = minutes(walk(3, 1_000));

        assertThat(read(bars.subList(0, 999), 5)).isEmpty();
        assertThat(read(bars, 5)).isPresent();
    }

    @Test
    void aMinuteThatNeverCameIsWaitedForUntilTheNextOne() {
        List<Bar> bars = new ArrayList<>(minutes(walk(3, 1_000)));
        bars.remove(999);
        bars.add(new Bar(NOW, 1, 1, 1, 1, 1, 1, 0.5));

        assertThat(Trend.of(BarSeries.of(bars), 5, NOW + 2 * Minutes.MILLIS)).isPresent();
    }
}
