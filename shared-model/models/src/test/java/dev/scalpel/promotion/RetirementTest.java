package dev.scalpel.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RetirementTest {

    private static final Instant PROMOTED = Instant.parse("2026-11-01T00:20:00Z");
    private static final Instant EXPIRY = PROMOTED.plus(Duration.ofDays(14));
    private static final Champion CHAMPION = Champion.FLAT.after(
            new Champion.Step(PROMOTED, Optional.of("model-1"), "promoted", Map.of()), Optional.of(EXPIRY));

    @Test
    void retiresAChampionAtItsExpiry() {
        assertThat(Retirement.of(CHAMPION, EXPIRY, HourlyReturns.none(), GateRules.DEFAULT))
                .hasValueSatisfying(retirement -> assertThat(retirement.explanation())
                        .isEqualTo("retired to flat: expired at 2026-11-15T00:20:00Z"));
    }

    @Test
    void keepsAChampionUntilThen() {
        assertThat(Retirement.of(CHAMPION, EXPIRY.minusMillis(1), HourlyReturns.none(), GateRules.DEFAULT))
                .isEmpty();
    }

    @Test
    void retiresAChampionThatLosesWithHighProbability() {
        assertThat(Retirement.of(CHAMPION, PROMOTED, hours(48, -0.003, 0.001), GateRules.DEFAULT))
                .hasValueSatisfying(retirement -> {
                    assertThat(retirement.explanation())
                            .startsWith("retired to flat: sure to lose with probability 0.99")
                            .endsWith(" >= 0.995 over 48 hours since its promotion");
                    assertThat(retirement.figures()).containsKeys("losingProbability", "recentNet");
                });
    }

    @Test
    void keepsAChampionThatMayHaveBadLuck() {
        assertThat(Retirement.of(CHAMPION, PROMOTED, hours(48, -0.0012, 0.001), GateRules.DEFAULT))
                .isEmpty();
    }

    @Test
    void doesNotJudgeLessThanADayOfHours() {
        assertThat(Retirement.of(CHAMPION, PROMOTED, hours(23, -0.003, 0.001), GateRules.DEFAULT))
                .isEmpty();
    }

    @Test
    void leavesFlatAlone() {
        assertThat(Retirement.of(Champion.FLAT, EXPIRY, hours(48, -0.003, 0.001), GateRules.DEFAULT))
                .isEmpty();
    }

    private static HourlyReturns hours(int size, double even, double odd) {
        double[] returns = new double[size];
        Arrays.setAll(returns, i -> i % 2 == 0 ? even : odd);
        return HourlyReturns.of(
                LongStream.range(0, size)
                        .map(hour -> hour * HourlyReturns.HOUR_MILLIS)
                        .toArray(),
                returns);
    }
}
