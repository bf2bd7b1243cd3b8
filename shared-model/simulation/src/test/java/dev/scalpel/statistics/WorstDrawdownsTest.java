package dev.scalpel.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WorstDrawdownsTest {

    private static EquityCurve seconds(double... equity) {
        return EquityCurve.of(
                LongStream.range(0, equity.length).map(i -> i * 1_000).toArray(), equity);
    }

    @Test
    void theDeepestComeFirstWithStartTroughAndEnd() {
        // Second 0 to 2: 10 %. Second 3 to 6: 25 %. Second 6 on: 20 %, not recovered.
        List<Drawdown> worst =
                seconds(100, 90, 100, 120, 108, 90, 150, 120, 130).worstDrawdowns(5);

        assertThat(worst).extracting(Drawdown::peak).containsExactly(second(3), second(6), second(0));
        assertThat(worst).extracting(Drawdown::trough).containsExactly(second(5), second(7), second(1));
        assertThat(worst.get(0).depth()).isCloseTo(0.25, within(1e-12));
        assertThat(worst.get(0).recovered()).contains(second(6));
        assertThat(worst.get(1).depth()).isCloseTo(0.2, within(1e-12));
        assertThat(worst.get(1).recovered()).isEmpty();
        assertThat(worst.get(1).length()).isEqualTo(Duration.ofSeconds(2));
        assertThat(worst.get(2).depth()).isCloseTo(0.1, within(1e-12));
        assertThat(worst.get(2).length()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void thereAreAtMostSoManyAndNoneWithoutAFall() {
        EquityCurve curve = seconds(100, 90, 100, 80, 100, 70, 100);

        assertThat(curve.worstDrawdowns(2)).extracting(Drawdown::trough).containsExactly(second(5), second(3));
        assertThat(seconds(100, 100, 101).worstDrawdowns(5)).isEmpty();
        assertThat(seconds(100).worstDrawdowns(5)).isEmpty();
    }

    @Test
    void ofEqualOnesTheEarlierComesFirst() {
        assertThat(seconds(100, 90, 100, 90, 100).worstDrawdowns(5))
                .extracting(Drawdown::peak)
                .containsExactly(second(0), second(2));
    }

    @Test
    void theyDoNotOverlapAndTheFirstIsTheMaximum() {
        SplittableRandom random = new SplittableRandom(5);
        for (int sample = 0; sample < 100; sample++) {
            double[] equity = new double[200];
            equity[0] = 100;
            for (int i = 1; i < equity.length; i++) {
                equity[i] = equity[i - 1] * (1 + 0.02 * (random.nextDouble() - 0.5));
            }
            EquityCurve curve = seconds(equity);
            List<Drawdown> all = curve.worstDrawdowns(Integer.MAX_VALUE);
            double deepest = 0;
            for (int to = 0; to < equity.length; to++) {
                for (int from = 0; from < to; from++) {
                    deepest = Math.max(deepest, 1 - equity[to] / equity[from]);
                }
            }
            assertThat(all.get(0)).isEqualTo(curve.maximumDrawdown());
            assertThat(all.get(0).depth()).isEqualTo(deepest);
            assertThat(all)
                    .allSatisfy(one -> assertThat(all)
                            .allSatisfy(other -> assertThat(one.equals(other)
                                            || !end(one).isAfter(other.peak())
                                            || !end(other).isAfter(one.peak()))
                                    .isTrue()));
        }
    }

    private static Instant end(Drawdown drawdown) {
        return drawdown.recovered().orElse(drawdown.end());
    }

    private static Instant second(long second) {
        return Instant.ofEpochSecond(second);
    }
}
