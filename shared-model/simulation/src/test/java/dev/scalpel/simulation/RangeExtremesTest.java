package dev.scalpel.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RangeExtremesTest {

    @Test
    void aFallIsTheFirstLowAtOrBelowTheLevel() {
        RangeExtremes falls = RangeExtremes.ofLows(new double[] {10, 9, 8, 9, 7}, 5);

        assertThat(firstRows(falls, 0, 9, 8, 7.5)).containsExactly(1, 2, 4);
        assertThat(firstRows(falls, 3, 9, 8, 7)).containsExactly(3, 4, 4);
        assertThat(firstRows(falls, 0, 6.9)[0]).isGreaterThanOrEqualTo(5);
    }

    @Test
    void aRiseIsTheFirstHighAtOrAboveTheLevel() {
        RangeExtremes rises = RangeExtremes.ofHighs(new double[] {10, 11, 12, 11, 13}, 5);

        assertThat(firstRows(rises, 0, 11, 12, 12.5)).containsExactly(1, 2, 4);
        assertThat(firstRows(rises, 3, 11, 12, 13)).containsExactly(3, 4, 4);
        assertThat(firstRows(rises, 0, 13.1)[0]).isGreaterThanOrEqualTo(5);
    }

    @Test
    void everyLevelFromEveryRowIsFoundWherePlainSearchFindsIt() {
        SplittableRandom random = new SplittableRandom(3);
        for (int reach = 1; reach <= 17; reach++) {
            double[] lows = new double[40];
            for (int row = 0; row < lows.length; row++) {
                lows[row] = random.nextInt(30);
            }
            RangeExtremes falls = RangeExtremes.ofLows(lows, reach);
            for (int from = 0; from < lows.length; from++) {
                double[] levels = {1, 3, 5, 8, 20};
                int[] found = firstRows(falls, from, levels);
                for (int i = 0; i < levels.length; i++) {
                    int plain = plainSearch(lows, from, levels[i]);
                    if (plain - from < reach) {
                        assertThat(found[i]).isEqualTo(plain);
                    } else {
                        assertThat(found[i] - from).isGreaterThanOrEqualTo(reach);
                    }
                }
            }
        }
    }

    private static int plainSearch(double[] lows, int from, double level) {
        int row = from;
        while (row < lows.length && lows[row] > level) {
            row++;
        }
        return row == lows.length ? Integer.MAX_VALUE : row;
    }

    private static int[] firstRows(RangeExtremes extremes, int from, double... prices) {
        PriceLevels levels = new PriceLevels(prices.length);
        System.arraycopy(prices, 0, levels.reached, 0, prices.length);
        extremes.findFirstTouches(levels, from);
        int[] rows = new int[prices.length];
        System.arraycopy(levels.firstRows, 0, rows, 0, rows.length);
        return rows;
    }
}
