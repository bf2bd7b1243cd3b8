package dev.scalpel.research.studies.variants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.model.score.ScoreColumns;
import dev.scalpel.trading.PositionSide;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EntryConditionsTest {

    private static final int DAY = 1_440;
    private static final int DAYS = 3;
    private static final double SIGMA = 0.001;
    /** A minute of the third day. */
    private static final int ROW = 2 * DAY + 700;

    @Test
    void theOrdinaryVolatilityIsThatOfTheDaysBefore() {
        double[] sigma = constant();
        Arrays.fill(sigma, 2 * DAY, 3 * DAY, 50 * SIGMA);

        CalmVolatility calm = CalmVolatility.of(columns(sigma));

        assertThat(calm.at(ROW)).isEqualTo(SIGMA);
        assertThat(calm.at(2 * DAY)).isEqualTo(SIGMA);
        assertThat(calm.at(3 * DAY - 1)).isEqualTo(SIGMA);
        assertThat(calm.at(5)).isNaN();
    }

    @Test
    void aConditionOnVolatilityComparesThePresentWithTheOrdinary() {
        double[] sigma = constant();
        sigma[ROW] = 1.5 * SIGMA;
        EntryConditions conditions = new EntryConditions(bars(0), columns(sigma));

        assertThat(allows(conditions, "σ below its median of 14 days", ROW)).isFalse();
        assertThat(allows(conditions, "σ above its median of 14 days", ROW)).isTrue();
        assertThat(allows(conditions, "σ above half, below twice its median", ROW))
                .isTrue();
    }

    @Test
    void aBrakeForbidsEntriesAgainstAFallBeyondItsLimit() {
        // Six σ of an hour are 4.6 %.
        EntryConditions conditions = new EntryConditions(bars(-0.05), columns(constant()));
        EntryFilter.Condition brake = conditions.brakes().get("none against an hour's move beyond 6 σ");

        assertThat(brake.allows(ROW, PositionSide.LONG)).isFalse();
        assertThat(brake.allows(ROW, PositionSide.SHORT)).isTrue();
        assertThat(brake.allows(ROW - 1, PositionSide.LONG)).isTrue();
        assertThat(conditions
                        .brakes()
                        .get("no entry after an hour's move beyond 6 σ")
                        .allows(ROW, PositionSide.SHORT))
                .isFalse();
    }

    private static boolean allows(EntryConditions conditions, String name, int row) {
        return conditions.onVolatility().get(name).allows(row, PositionSide.LONG);
    }

    private static double[] constant() {
        double[] sigma = new double[DAYS * DAY];
        Arrays.fill(sigma, SIGMA);
        return sigma;
    }

    private static ScoreColumns columns(double[] sigma) {
        return new ScoreColumns(
                new double[sigma.length],
                sigma,
                new int[] {0, DAY, 2 * DAY, 3 * DAY},
                new double[DAYS],
                new double[DAYS],
                new double[DAYS]);
    }

    /** Flat, with one move in the row's bar. */
    private static BarSeries bars(double move) {
        BarSeries.Builder bars = new BarSeries.Builder(DAYS * DAY);
        for (int minute = 0; minute < DAYS * DAY; minute++) {
            double price = minute < ROW ? 100 : 100 * (1 + move);
            bars.add(minute * Minutes.MILLIS, price, price, price, price, 1, 1, 1);
        }
        return bars.build();
    }
}
