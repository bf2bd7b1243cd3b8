package dev.scalpel.research.studies.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.BarSeries;
import dev.scalpel.research.synthetic.Edge;
import dev.scalpel.research.synthetic.SyntheticMarket;
import dev.scalpel.research.synthetic.TwoPairMarket;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffledBarsTest {

    private static final BarSeries BARS =
            SyntheticMarket.of(TwoPairMarket.market(Edge.none(), 1, 3)).bars(TwoPairMarket.TRADED);

    @Test
    void keepsTheBarsShapesAndTheTimesInAnotherOrder() {
        BarSeries shuffled = ShuffledBars.of(BARS, new SplittableRandom(1));

        assertThat(shuffled.size()).isEqualTo(BARS.size());
        assertThat(shuffled.openTime(100)).isEqualTo(BARS.openTime(100));
        assertThat(ranges(shuffled)).isNotEqualTo(ranges(BARS));
        double[] before = sorted(BARS);
        double[] after = sorted(shuffled);
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i]).isEqualTo(before[i], within(1e-9));
        }
    }

    @Test
    void theSameSeedGivesTheSameOrder() {
        assertThat(ShuffledBars.of(BARS, new SplittableRandom(1)))
                .isEqualTo(ShuffledBars.of(BARS, new SplittableRandom(1)))
                .isNotEqualTo(ShuffledBars.of(BARS, new SplittableRandom(2)));
    }

    private static double[] sorted(BarSeries bars) {
        double[] ranges = ranges(bars);
        Arrays.sort(ranges);
        return ranges;
    }

    private static double[] ranges(BarSeries bars) {
        return IntStream.range(0, bars.size())
                .mapToDouble(row -> bars.high(row) / bars.low(row))
                .toArray();
    }
}
