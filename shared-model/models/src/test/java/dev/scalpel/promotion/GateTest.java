package dev.scalpel.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.statistics.SharpeInference;
import dev.scalpel.statistics.Statistic;
import java.util.Arrays;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final int HOURS = 744;
    private static final Statistic NO_OVERFITTING = Evidence.overfittingOf(new double[0][]);

    @Test
    void promotesWhatPassesEveryTest() {
        Verdict verdict = Gate.judge(good(), GateRules.DEFAULT);

        assertThat(verdict.promoted()).isTrue();
        assertThat(verdict.explanation())
                .startsWith("promoted: probabilistic Sharpe ")
                .contains("hold-out net +1.000 % > 0")
                .contains("net one bar later +2.000 % > 0")
                .endsWith("over 744 hours, 212 trades");
    }

    @Test
    void keepsFlatWithTheReasonInWords() {
        HourlyReturns faint = alternating(HOURS, 0.0010, -0.00099);
        Evidence evidence = new Evidence(faint, 0.01, 212, 0.02, Optional.empty(), 24, NO_OVERFITTING);

        Verdict verdict = Gate.judge(evidence, GateRules.DEFAULT);

        double z = SharpeInference.of(faint.returns()).sharpe() * Math.sqrt(HOURS - 1);
        assertThat(z).isEqualTo(0.137, within(0.001)); // Φ(0.137) = 0.554
        assertThat(verdict.promoted()).isFalse();
        assertThat(verdict.explanation())
                .isEqualTo("kept flat: probabilistic Sharpe 0.55 < 0.995 over 744 hours, 212 trades");
    }

    @Test
    void sharesTheBudgetAmongTheSymbols() {
        assertThat(new GateRules(0.005, 1, 100).confidence()).isEqualTo(0.995);
        assertThat(new GateRules(0.005, 5, 100).confidence()).isEqualTo(0.999);
    }

    @Test
    void refusesAHoldOutThatEarnedNothing() {
        Verdict verdict = Gate.judge(
                new Evidence(good().returns(), 0, 212, 0.02, Optional.empty(), 24, NO_OVERFITTING), GateRules.DEFAULT);

        assertThat(verdict.explanation()).isEqualTo("kept flat: hold-out net +0.000 % <= 0 over 744 hours, 212 trades");
    }

    @Test
    void refusesFewerTradesThanWanted() {
        Verdict verdict = Gate.judge(
                new Evidence(good().returns(), 0.01, 99, 0.02, Optional.empty(), 24, NO_OVERFITTING),
                GateRules.DEFAULT);

        assertThat(verdict.explanation()).isEqualTo("kept flat: 99 < 100 trades over 744 hours, 99 trades");
    }

    @Test
    void refusesWhatLosesWhenEveryEntryComesOneBarLater() {
        Verdict verdict = Gate.judge(
                new Evidence(good().returns(), 0.01, 212, -0.0001, Optional.empty(), 24, NO_OVERFITTING),
                GateRules.DEFAULT);

        assertThat(verdict.explanation())
                .isEqualTo("kept flat: net one bar later -0.010 % <= 0 over 744 hours, 212 trades");
    }

    @Test
    void refusesWhatTheChampionBeatsInHoursThatDidNotPromoteIt() {
        Evidence.Incumbent better = new Evidence.Incumbent("champion-1", constantly(HOURS, 0.002), hour(HOURS - 24));

        Verdict verdict = Gate.judge(against(better), GateRules.DEFAULT);

        assertThat(verdict.promoted()).isFalse();
        assertThat(verdict.explanation())
                .startsWith("kept champion-1: hourly difference to the champion -14.000 bp <= 0 over 24 unseen hours");
    }

    @Test
    void leavesOutTheHoursThatPromotedTheChampion() {
        double[] champion = new double[HOURS];
        Arrays.fill(champion, 0, HOURS - 24, 0.01);
        Evidence.Incumbent lucky =
                new Evidence.Incumbent("champion-1", HourlyReturns.of(hours(HOURS), champion), hour(HOURS - 24));

        assertThat(Gate.judge(against(lucky), GateRules.DEFAULT).promoted()).isTrue();
    }

    @Test
    void keepsTheChampionWhereThereIsNoHourToCompareIn() {
        Evidence.Incumbent sameDay = new Evidence.Incumbent("champion-1", constantly(HOURS, 0), hour(HOURS));

        assertThat(Gate.judge(against(sameDay), GateRules.DEFAULT).explanation())
                .startsWith("kept champion-1: no hours since the champion's promotion");
    }

    @Test
    void keepsFlatWhereNothingWasTraded() {
        Verdict verdict = Gate.judge(Evidence.none(1), GateRules.DEFAULT);

        assertThat(verdict.promoted()).isFalse();
        assertThat(verdict.explanation())
                .startsWith("kept flat: no probabilistic Sharpe (needs at least 2 values, has 0);");
        assertThat(verdict.figures()).doesNotContainKey("probabilisticSharpe").containsEntry("trades", 0.0);
    }

    @Test
    void tellsDeflatedSharpeAndOverfittingWithoutDecidingByThem() {
        SplittableRandom random = new SplittableRandom(3);
        double[][] useless = new double[576][8];
        for (double[] hour : useless) {
            Arrays.setAll(hour, trial -> random.nextDouble(-0.001, 0.001));
        }

        Verdict verdict = Gate.judge(
                new Evidence(good().returns(), 0.01, 212, 0.02, Optional.empty(), 24, Evidence.overfittingOf(useless)),
                GateRules.DEFAULT);

        assertThat(verdict.promoted()).isTrue();
        assertThat(verdict.figures().get("overfittingProbability")).isBetween(0.2, 0.9);
        assertThat(verdict.figures().get("deflatedSharpe"))
                .isEqualTo(SharpeInference.of(good().returns().returns())
                        .deflated(24)
                        .get());
    }

    @Test
    void neverRoundsAProbabilityUpToItsThreshold() {
        assertThat(Gate.share(0.99499999)).isEqualTo("0.994999");
        assertThat(Gate.share(0.4199)).isEqualTo("0.41");
        assertThat(Gate.share(0)).isEqualTo("0");
    }

    @Test
    void refusesHoursThatAreNone() {
        assertThatThrownBy(() -> HourlyReturns.of(new long[] {1}, new double[] {0}))
                .hasMessage("hours must begin on an hour and rise: 1");
        assertThatThrownBy(() -> HourlyReturns.of(new long[] {0, 0}, new double[] {0, 0}))
                .hasMessage("hours must begin on an hour and rise: 0");
        assertThatThrownBy(() -> HourlyReturns.of(new long[] {0}, new double[] {Double.NaN}))
                .hasMessage("a return must be finite and >= -1: NaN");
    }

    private static Evidence good() {
        return new Evidence(alternating(HOURS, 0.0022, -0.001), 0.01, 212, 0.02, Optional.empty(), 24, NO_OVERFITTING);
    }

    private static Evidence against(Evidence.Incumbent incumbent) {
        Evidence good = good();
        return new Evidence(
                good.returns(), 0.01, 212, 0.02, Optional.of(incumbent), good.trialsMade(), good.overfitting());
    }

    private static HourlyReturns alternating(int size, double even, double odd) {
        double[] returns = new double[size];
        Arrays.setAll(returns, i -> i % 2 == 0 ? even : odd);
        return HourlyReturns.of(hours(size), returns);
    }

    private static HourlyReturns constantly(int size, double value) {
        return alternating(size, value, value);
    }

    private static long[] hours(int size) {
        return LongStream.range(0, size).map(GateTest::hour).toArray();
    }

    private static long hour(long number) {
        return number * HourlyReturns.HOUR_MILLIS;
    }
}
