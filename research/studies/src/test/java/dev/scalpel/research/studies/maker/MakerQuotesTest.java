package dev.scalpel.research.studies.maker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.PriceTicks;
import java.util.List;
import org.junit.jupiter.api.Test;

class MakerQuotesTest {

    private static final PriceTicks TICK = new PriceTicks(0.01);

    @Test
    void aBuyFillsWhenALaterBarTradesThroughItByATick() {
        assertThat(filled(PositionSide.LONG, 100, 99.99, 1)).isEqualTo(1);
        assertThat(filled(PositionSide.LONG, 100, 100, 1)).isZero();
    }

    @Test
    void aSellFillsWhenALaterBarTradesThroughItByATick() {
        assertThat(filled(PositionSide.SHORT, 100.01, 100, 1)).isEqualTo(1);
        assertThat(filled(PositionSide.SHORT, 100, 99, 1)).isZero();
    }

    @Test
    void aQuoteLapsesAfterItsValidity() {
        // The second bar after the quote trades through it.
        BarSeries bars = bars(new double[] {100, 100, 99.5, 100, 100}, 100);

        assertThat(quotes(bars, 1).filled().count()).isZero();
        assertThat(quotes(bars, 2).filled().count()).isEqualTo(1);
    }

    @Test
    void theMarkOutIsFromTheQuoteToTheOpenAfterTheMinutes() {
        BarSeries.Builder bars = new BarSeries.Builder(6);
        bars.add(0, 100, 100, 100, 100, 1, 1, 1);
        bars.add(Minutes.MILLIS, 100.1, 100.1, 99.9, 100, 1, 1, 1);
        bars.add(2 * Minutes.MILLIS, 100, 100, 100, 100, 1, 1, 1);
        bars.add(3 * Minutes.MILLIS, 100, 100, 100, 100, 1, 1, 1);
        bars.add(4 * Minutes.MILLIS, 100.2, 100.2, 100, 100, 1, 1, 1);

        MakerQuotes quotes = new MakerQuotes(bars.build(), TICK, 1, 3);
        quotes.quote(0, PositionSide.LONG);

        // 20 bp above the quote at 100; the taker paid 100.1.
        assertThat(mean(quotes.filled())).isEqualTo(20, within(1e-9));
        assertThat(mean(quotes.taken())).isEqualTo(1e4 * (100.2 / 100.1 - 1), within(1e-9));
        assertThat(quotes.unfilled().count()).isZero();
    }

    @Test
    void quotesNothingWhereAMinuteOfTheMarkOutIsAbsent() {
        BarSeries.Builder bars = new BarSeries.Builder(5);
        for (int minute : new int[] {0, 1, 2, 4, 5}) {
            bars.add(minute * Minutes.MILLIS, 100, 100, 100, 100, 1, 1, 1);
        }
        MakerQuotes quotes = new MakerQuotes(bars.build(), TICK, 1, 3);

        quotes.quote(0, PositionSide.LONG);
        quotes.quote(4, PositionSide.LONG);

        assertThat(quotes.taken().count()).isZero();
    }

    @Test
    void theTickIsTheLargestPowerOfTenThatDividesAllPrices() {
        assertThat(PriceTick.of(bars(new double[] {61_234.25, 61_000}, 61_234.25))
                        .size())
                .isEqualTo(0.01);
        assertThat(PriceTick.of(bars(new double[] {0.3561, 0.35}, 0.3561)).size())
                .isEqualTo(0.0001);
        assertThat(PriceTick.of(bars(new double[] {1_500, 1_000}, 1_500)).size())
                .isEqualTo(100);
    }

    private static int filled(PositionSide side, double high, double low, int valid) {
        BarSeries.Builder bars = new BarSeries.Builder(5);
        bars.add(0, 100, 100, 100, 100, 1, 1, 1);
        bars.add(Minutes.MILLIS, 100, high, low, 100, 1, 1, 1);
        for (int minute = 2; minute < 5; minute++) {
            bars.add(minute * Minutes.MILLIS, 100, 100, 100, 100, 1, 1, 1);
        }
        MakerQuotes quotes = new MakerQuotes(bars.build(), TICK, valid, 3);
        quotes.quote(0, side);
        return quotes.filled().count();
    }

    private static MakerQuotes quotes(BarSeries bars, int valid) {
        MakerQuotes quotes = new MakerQuotes(bars, TICK, valid, 3);
        quotes.quote(0, PositionSide.LONG);
        return quotes;
    }

    /** Bars of these lows. */
    private static BarSeries bars(double[] lows, double high) {
        BarSeries.Builder bars = new BarSeries.Builder(lows.length);
        for (int minute = 0; minute < lows.length; minute++) {
            bars.add(minute * Minutes.MILLIS, high, high, lows[minute], high, 1, 1, 1);
        }
        return bars.build();
    }

    private static double mean(MarkOuts markOuts) {
        return MarkOuts.Mean.of(List.of(markOuts)).bp().orElseThrow();
    }
}
