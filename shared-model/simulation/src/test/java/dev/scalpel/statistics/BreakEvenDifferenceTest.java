package dev.scalpel.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BreakEvenDifferenceTest {

    private static final long DAY = 86_400_000;

    @Test
    void theSameTradesDifferByNothingForSure() {
        List<GrossReturn> trades = List.of(trade(0, 0.001), trade(1, -0.0004), trade(2, 0.0008));

        BreakEvenDifference difference = BreakEvenDifference.byDay(trades, trades);

        assertThat(difference.bp().get()).isEqualTo(0, within(1e-12));
        assertThat(difference.standardErrorBp().get()).isEqualTo(0, within(1e-12));
    }

    @Test
    void whatMovesBothCancels() {
        List<GrossReturn> some = new ArrayList<>();
        List<GrossReturn> others = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int day = 0; day < 100; day++) {
            double market = 0.01 * random.nextGaussian();
            some.add(trade(day, market + 0.0002));
            others.add(trade(day, market));
        }

        BreakEvenDifference difference = BreakEvenDifference.byDay(some, others);

        assertThat(difference.bp().get()).isEqualTo(1, within(1e-9));
        assertThat(difference.standardErrorBp().get()).isEqualTo(0, within(1e-9));
        assertThat(BreakEven.byDay(some).standardErrorBp().get()).isGreaterThan(1);
    }

    /** Without common days each contributes its own. */
    @Test
    void independentDaysAddTheirSquares() {
        List<GrossReturn> some = List.of(trade(0, 0.001), trade(1, 0));
        List<GrossReturn> others = List.of(trade(2, 0.001), trade(3, 0));

        BreakEvenDifference difference = BreakEvenDifference.byDay(some, others);

        assertThat(difference.bp().get()).isEqualTo(0, within(1e-12));
        // Residuals of ±5 bp on each of four days, over a turnover of 4 sides: √(4 · 5² · 4/3) / 4 · 1.2.
        assertThat(difference.standardErrorBp().get()).isEqualTo(1.2 * Math.sqrt(4 * 25 * 4 / 3.0) / 4, within(1e-9));
    }

    @Test
    void isUndefinedWithoutTradesOrWithASingleDay() {
        List<GrossReturn> one = List.of(trade(0, 0.001));

        assertThat(BreakEvenDifference.byDay(List.of(), one).bp().reason()).isEqualTo("no trades");
        assertThat(BreakEvenDifference.byDay(one, one).standardErrorBp().reason())
                .isEqualTo("needs entries on at least 2 days, has 1");
    }

    private static GrossReturn trade(long day, double gross) {
        return GrossReturn.equal(day * DAY, gross);
    }
}
