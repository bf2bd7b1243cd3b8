package dev.scalpel.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.promotion.ChallengerComparison.Side;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChallengerComparisonTest {

    private static final int HOURS = 72;
    private static final GateRules RULES = GateRules.DEFAULT;

    private static HourlyReturns hours(IntToDoubleFunction of) {
        return HourlyReturns.of(
                IntStream.range(0, HOURS)
                        .mapToLong(hour -> hour * HourlyReturns.HOUR_MILLIS)
                        .toArray(),
                IntStream.range(0, HOURS).mapToDouble(of).toArray());
    }

    private static double noise(int hour, long seed) {
        return 0.001 * new SplittableRandom(seed + hour).nextGaussian();
    }

    private static final Side POOR = new Side(hours(hour -> noise(hour, 1) - 0.0005), 40, -0.04);
    private static final Side GOOD = new Side(hours(hour -> noise(hour, 500) + 0.001), 40, 0.05);
    /** No trades, no returns. */
    private static final Side IDLE = new Side(hours(hour -> 0), 0, 0);

    @Test
    void promotesTheBetterModel() {
        Verdict verdict = new ChallengerComparison("the-champion", GOOD, POOR).judge(RULES, 0.8);

        assertThat(verdict.promoted()).isTrue();
        assertThat(verdict.explanation()).startsWith("promoted: better than the champion with probability ");
        assertThat(verdict.figures()).containsKeys("challengerNet", "championNet", "delayedNet", "meanDifferenceBp");
    }

    @Test
    void keepsTheBetterChampion() {
        Verdict verdict = new ChallengerComparison("the-champion", POOR, GOOD).judge(RULES, 0.8);

        assertThat(verdict.promoted()).isFalse();
        assertThat(verdict.explanation()).startsWith("kept the-champion: better than the champion with probability ");
    }

    @Test
    void requiresAGainOneBarLaterToo() {
        Side quick = new Side(GOOD.hours(), 40, -0.001);

        Verdict verdict = new ChallengerComparison("the-champion", quick, POOR).judge(RULES, 0.8);

        assertThat(verdict.promoted()).isFalse();
        assertThat(verdict.explanation()).contains("net one bar later -0.100 % <= 0");
    }

    @Test
    void requiresEnoughTrades() {
        assertThat(new ChallengerComparison("c", new Side(GOOD.hours(), 19, 0.05), POOR)
                        .judge(RULES, 0.8)
                        .explanation())
                .contains("19 < 20 trades");
    }

    @Test
    void tacticsMayStandAsideButAModelMayNot() {
        ChallengerComparison comparison = new ChallengerComparison("the-champion", IDLE, POOR);

        assertThat(comparison.judge(RULES, 0.8).promoted()).isFalse();
        assertThat(comparison.judgeTactics(RULES, 0.95).promoted()).isTrue();
    }

    @Test
    void tacticsMustBeBetterThanTheChampionsABarLaterToo() {
        Side late = new Side(GOOD.hours(), 40, -0.05);

        Verdict verdict = new ChallengerComparison("the-champion", late, POOR).judgeTactics(RULES, 0.95);

        assertThat(verdict.promoted()).isFalse();
        assertThat(verdict.explanation()).contains("net one bar later -5.000 % <= -4.000 %");
    }

    @Test
    void tacticsThatChangeNothingAreNotAdopted() {
        Verdict verdict = new ChallengerComparison("the-champion", GOOD, GOOD).judgeTactics(RULES, 0.95);

        assertThat(verdict.promoted()).isFalse();
        assertThat(verdict.explanation()).contains("no difference to the champion");
    }
}
