package dev.scalpel.research.synthetic;

import static dev.scalpel.research.synthetic.MarketFixture.BTC;
import static dev.scalpel.research.synthetic.MarketFixture.ETH;
import static dev.scalpel.research.synthetic.MarketFixture.absolute;
import static dev.scalpel.research.synthetic.MarketFixture.autocorrelation;
import static dev.scalpel.research.synthetic.MarketFixture.correlation;
import static dev.scalpel.research.synthetic.MarketFixture.deviation;
import static dev.scalpel.research.synthetic.MarketFixture.logReturns;
import static dev.scalpel.research.synthetic.MarketFixture.moment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Symbol;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is known of real one-minute crypto bars also holds for ours; the bands hold the real year's own figures. */
class StylisedFactsTest {

    private static final Map<Symbol, BarSeries> MARKET = SyntheticMarket.generate(MarketFixture.pair(84, 2_024));
    private static final BarSeries BARS = MARKET.get(BTC);
    private static final double[] RETURNS = logReturns(BARS);
    private static final double[] SIZES = absolute(RETURNS);

    @Test
    void aBitcoinMinuteMovesFiveToSevenBasisPoints() {
        assertThat(deviation(RETURNS) * 1e4).isBetween(5.0, 7.0);
    }

    @Test
    void tailsAreFat() {
        double kurtosis = moment(RETURNS, 4) / Math.pow(moment(RETURNS, 2), 2);

        assertThat(kurtosis).isBetween(10.0, 400.0);
    }

    @Test
    void returnsAreUncorrelated() {
        // Two standard errors under clustering volatility are about 0.02.
        assertThat(autocorrelation(RETURNS, 1)).isBetween(-0.03, 0.03);
        assertThat(autocorrelation(RETURNS, 5)).isBetween(-0.03, 0.03);
    }

    @Test
    void moveSizesAreCorrelatedForHours() {
        assertThat(autocorrelation(SIZES, 1)).isBetween(0.2, 0.5);
        assertThat(autocorrelation(SIZES, 60)).isBetween(0.1, 0.35);
        assertThat(autocorrelation(SIZES, 240)).isBetween(0.05, 0.25);
        assertThat(autocorrelation(SIZES, 1)).isGreaterThan(autocorrelation(SIZES, 60));
        assertThat(autocorrelation(SIZES, 60)).isGreaterThan(autocorrelation(SIZES, 240));
    }

    @Test
    void theAmericanAfternoonIsMoreVolatileThanTheAsianMorning() {
        assertThat(hourly(16) / hourly(4)).isBetween(1.4, 3.0);
    }

    @Test
    void volumeGoesWithTheSizeOfTheMove() {
        assertThat(correlation(volumes(), SIZES)).isBetween(0.5, 0.85);
    }

    @Test
    void takersLeanTheWayThePriceMoves() {
        assertThat(correlation(imbalances(), RETURNS)).isBetween(0.25, 0.5);
    }

    @Test
    void pairsMoveTogether() {
        assertThat(correlation(RETURNS, logReturns(MARKET.get(ETH)))).isBetween(0.65, 0.9);
    }

    private static double hourly(int hour) {
        double sum = 0;
        int count = 0;
        for (int row = 0; row < RETURNS.length; row++) {
            if (Math.floorMod(BARS.openTime(row + 1) / 3_600_000, 24) == hour) {
                sum += SIZES[row];
                count++;
            }
        }
        return sum / count;
    }

    private static double[] volumes() {
        double[] volumes = new double[RETURNS.length];
        for (int row = 0; row < volumes.length; row++) {
            volumes[row] = BARS.volume(row + 1);
        }
        return volumes;
    }

    private static double[] imbalances() {
        double[] imbalances = new double[RETURNS.length];
        for (int row = 0; row < imbalances.length; row++) {
            imbalances[row] = 2 * BARS.takerBuyVolume(row + 1) / BARS.volume(row + 1) - 1;
        }
        return imbalances;
    }
}
