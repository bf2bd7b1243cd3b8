package dev.scalpel.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.Minutes;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.EntryBasis.ByModel;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class PerformanceTest {

    private static final long DAY = Minutes.PER_DAY * Minutes.MILLIS;
    private static final Costs ONE_PERCENT_A_SIDE = Costs.of(0.01, 0);

    /** Notional 100, gross as given, about 2 % fees. */
    private static Trade trade(long entryMinute, long lifeMinutes, double exitPrice) {
        Position position = Position.enter(
                new ByModel("m", new Bracket(PositionSide.LONG, 1, 1, 60), 0.01),
                entryMinute * Minutes.MILLIS - Minutes.MILLIS,
                entryMinute * Minutes.MILLIS,
                100,
                BigDecimal.ONE);
        return Trade.close(
                position,
                Minutes.plus(position.entryTime(), lifeMinutes),
                exitPrice,
                ExitReason.TARGET,
                ONE_PERCENT_A_SIDE);
    }

    @Test
    void tradeFiguresByHand() {
        // Net profits: 10 − 2.1 = 7.9, −10 − 1.9 = −11.9, 20 − 2.2 = 17.8.
        TradeStatistics figures = TradeStatistics.of(List.of(trade(10, 5, 110), trade(20, 5, 90), trade(30, 5, 120)));

        assertThat(figures.winRate().get()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(figures.profitFactor().get()).isCloseTo(25.7 / 11.9, within(1e-9));
        assertThat(figures.riskReward().get()).isCloseTo(12.85 / 11.9, within(1e-9));
        assertThat(figures.expectancy().get()).isCloseTo(0.138 / 3, within(1e-9));
        assertThat(figures.returnOnCapital().get()).isCloseTo(0.138, within(1e-9));
        assertThat(figures.netProfit()).isCloseTo(13.8, within(1e-9));
        assertThat(figures.costsPaid()).isCloseTo(6.2, within(1e-9));
    }

    @Test
    void statisticsWithoutTradesAreUndefinedWithAReason() {
        TradeStatistics figures = TradeStatistics.of(List.of());

        assertThat(List.of(
                        figures.winRate(),
                        figures.profitFactor(),
                        figures.riskReward(),
                        figures.expectancy(),
                        figures.returnOnCapital()))
                .containsOnly(Statistic.undefined("no trades"));
        assertThat(figures.costsPaid()).isZero();
    }

    @Test
    void theProfitFactorOfOneWinIsUndefinedWithAReason() {
        TradeStatistics figures = TradeStatistics.of(List.of(trade(10, 5, 110)));

        assertThat(figures.winRate()).isEqualTo(Statistic.of(1));
        assertThat(figures.profitFactor()).hasToString("n/a (no losses)");
        assertThat(figures.riskReward()).hasToString("n/a (no losses)");
    }

    @Test
    void onlyLossesHaveAProfitFactorOfZero() {
        TradeStatistics figures = TradeStatistics.of(List.of(trade(10, 5, 90)));

        assertThat(figures.profitFactor()).isEqualTo(Statistic.of(0));
        assertThat(figures.riskReward()).hasToString("n/a (no wins)");
    }

    @Test
    void exposureCountsOverlappingPositionsOnce() {
        // 10–20 and 15–30 cover twenty minutes, 40 ends in its own bar and counts one; of one hundred.
        List<Trade> trades = List.of(trade(15, 15, 100), trade(10, 10, 100), trade(40, 0, 100));

        assertThat(Exposure.share(trades, 0, 100 * Minutes.MILLIS).get()).isCloseTo(0.21, within(1e-12));
    }

    @Test
    void exposureCountsOnlyWhatLiesInThePeriod() {
        List<Trade> trades = List.of(trade(5, 10, 100));

        assertThat(Exposure.share(trades, 10 * Minutes.MILLIS, 20 * Minutes.MILLIS)
                        .get())
                .isCloseTo(0.5, within(1e-12));
        assertThat(Exposure.share(trades, 5, 5)).hasToString("n/a (the period has no length)");
    }

    @Test
    void drawdownByHand() {
        EquityCurve curve =
                EquityCurve.of(new long[] {0, 1_000, 2_000, 3_000, 4_000}, new double[] {100, 120, 90, 110, 125});
        Drawdown drawdown = curve.maximumDrawdown();

        assertThat(drawdown.depth()).isCloseTo(0.25, within(1e-12));
        assertThat(drawdown.peak()).isEqualTo(Instant.ofEpochSecond(1));
        assertThat(drawdown.trough()).isEqualTo(Instant.ofEpochSecond(2));
        assertThat(drawdown.length()).isEqualTo(Duration.ofSeconds(3));
        assertThat(drawdown.recovery()).contains(Duration.ofSeconds(2));
    }

    @Test
    void aDrawdownThatHasNotRecoveredLastsToTheEnd() {
        Drawdown drawdown = EquityCurve.of(new long[] {0, 1_000, 5_000}, new double[] {100, 90, 95})
                .maximumDrawdown();

        assertThat(drawdown.recovery()).isEmpty();
        assertThat(drawdown.length()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void aCurveThatNeverFellHasNoDrawdown() {
        Drawdown drawdown =
                EquityCurve.of(new long[] {0, 1_000}, new double[] {100, 100}).maximumDrawdown();

        assertThat(drawdown.depth()).isZero();
        assertThat(drawdown.length()).isZero();
    }

    @Test
    void returnsOfPeriodsTakeTheNewestValueOfEach() {
        EquityCurve curve = EquityCurve.of(new long[] {0, 15, 20, 39}, new double[] {100, 105, 110, 121});

        assertThat(curve.returns(0, 40, 10)).containsExactly(0, 0.10000000000000009, 0, 0.10000000000000009);
        assertThat(curve.returns(0, 9, 10)).isEmpty();
    }

    @Test
    void sortinoAndCalmarByHand() {
        double[] daily = {0.02, -0.01, 0.03, 0};
        EquityCurve curve = EquityCurve.of(new long[] {0, 1, 2}, new double[] {100, 90, 110});

        assertThat(ReturnStatistics.sortino(daily).get()).isCloseTo(0.01 / 0.005, within(1e-12));
        assertThat(ReturnStatistics.calmar(daily, curve.maximumDrawdown()).get())
                .isCloseTo(36.5, within(1e-9));
        assertThat(ReturnStatistics.annualised(Statistic.of(0.1)).get()).isCloseTo(1.9105, within(1e-4));
    }

    @Test
    void volatilityAndTheYearByHand() {
        // Mean 0.01; differences 0.01, -0.02, 0.02, -0.01: the root of 0.001 / 3.
        double[] daily = {0.02, -0.01, 0.03, 0};
        Statistic volatility = ReturnStatistics.volatility(daily);

        assertThat(volatility.get()).isCloseTo(0.0182574, within(1e-7));
        assertThat(ReturnStatistics.annualised(volatility).get()).isCloseTo(0.348807, within(1e-6));
        assertThat(ReturnStatistics.annualReturn(daily).get()).isCloseTo(3.65, within(1e-12));
        assertThat(ReturnStatistics.annualised(ReturnStatistics.sharpe(daily)).get())
                .isCloseTo(0.01 / 0.0182574186 * 19.1049732, within(1e-6));
    }

    @Test
    void withoutDaysThereIsNeitherAYearNorAVolatility() {
        assertThat(ReturnStatistics.annualReturn(new double[0])).hasToString("n/a (no whole day)");
        assertThat(ReturnStatistics.volatility(new double[] {0.1})).hasToString("n/a (needs at least 2 values, has 1)");
        assertThat(ReturnStatistics.volatility(new double[] {0.1, 0.1})).isEqualTo(Statistic.of(0));
    }

    @Test
    void everyStatisticOfAWeekWithoutTradesGivesAReason() {
        Performance performance =
                Performance.of(List.of(), EquityCurve.of(new long[] {0}, new double[] {100}), 0, 7 * DAY);

        assertThat(performance.totalReturn()).isZero();
        assertThat(performance.exposure()).isEqualTo(Statistic.of(0));
        assertThat(performance.dailySharpe()).hasToString("n/a (the values do not vary)");
        assertThat(performance.dailySortino()).hasToString("n/a (no period with a loss)");
        assertThat(performance.calmar()).hasToString("n/a (no drawdown)");
        assertThat(performance.probabilisticSharpe()).hasToString("n/a (the values do not vary)");
    }

    @Test
    void anAccountWithoutEquityHasNoEquityCurve() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EquityCurve.of(new long[] {0, 1}, new double[] {100, 0}))
                .withMessage("equity must be finite and > 0: 0.0 at 1");
    }
}
