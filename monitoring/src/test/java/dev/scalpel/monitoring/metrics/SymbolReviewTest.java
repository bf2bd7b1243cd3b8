package dev.scalpel.monitoring.metrics;

import static dev.scalpel.monitoring.fixture.SmallLedgers.START;
import static dev.scalpel.monitoring.fixture.SmallLedgers.decision;
import static dev.scalpel.monitoring.fixture.SmallLedgers.flatBars;
import static dev.scalpel.monitoring.fixture.SmallLedgers.minute;
import static dev.scalpel.monitoring.fixture.SmallLedgers.records;
import static dev.scalpel.monitoring.fixture.SmallLedgers.trade;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.monitoring.records.SymbolRecords;
import dev.scalpel.statistics.EquityCurve;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.instrument.SessionMinutes;
import dev.scalpel.trading.instrument.TradingSession;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Metrics that can be checked by hand. */
class SymbolReviewTest {

    private static final ReviewPeriod HOUR = new ReviewPeriod(START, START.plus(Duration.ofMinutes(60)));
    private static final TradeRow WIN = trade(PositionSide.LONG, 2, 100, 5, 110, ExitReason.TARGET, 10);
    private static final TradeRow LOSS = trade(PositionSide.LONG, 10, 100, 12, 96, ExitReason.STOP, -4);
    private static final TradeRow SHORT_WIN = trade(PositionSide.SHORT, 20, 100, 30, 98, ExitReason.TIME_LIMIT, 2);

    private static SymbolReview review(BarSeries bars, List<TradeRow> trades) {
        return SymbolReview.of(records(HOUR, bars, List.of(), trades), Costs.FREE);
    }

    private static BarSeries steady() {
        double[] prices = new double[60];
        Arrays.fill(prices, 100);
        return flatBars(prices);
    }

    private static double value(SymbolReview review, Metric metric) {
        return review.metrics().get(metric).statistic().get();
    }

    @Test
    void computesTheMetricsOfThreeTrades() {
        SymbolReview review = review(steady(), List.of(WIN, LOSS, SHORT_WIN));

        assertThat(value(review, Metric.TRADES)).isEqualTo(3);
        assertThat(value(review, Metric.NET_PROFIT)).isEqualTo(8);
        assertThat(value(review, Metric.NET_RETURN)).isCloseTo(0.008, within(1e-12));
        assertThat(value(review, Metric.WIN_RATE)).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(value(review, Metric.PROFIT_FACTOR)).isCloseTo(12 / 4.0, within(1e-12));
        // Mean win 6 %, mean loss 4 %.
        assertThat(value(review, Metric.RISK_REWARD)).isCloseTo(1.5, within(1e-12));
        assertThat(value(review, Metric.EXPECTANCY)).isCloseTo(0.08 / 3, within(1e-12));
        assertThat(value(review, Metric.RETURN_ON_CAPITAL)).isCloseTo(0.08, within(1e-12));
        // In a position for 3, 2 and 10 of 60 minutes.
        assertThat(value(review, Metric.EXPOSURE)).isCloseTo(0.25, within(1e-12));
        // From 1010 down to 1006.
        assertThat(value(review, Metric.MAX_DRAWDOWN)).isCloseTo(4 / 1010.0, within(1e-12));
        assertThat(value(review, Metric.LATENCY)).isEqualTo(500);
        assertThat(value(review, Metric.BUY_AND_HOLD_RETURN)).isZero();
        assertThat(value(review, Metric.EXCESS_OVER_BUY_AND_HOLD)).isCloseTo(0.008, within(1e-12));
    }

    @Test
    void marksAnOpenTradeAtEachClose() {
        double[] prices = new double[60];
        Arrays.fill(prices, 100);
        prices[3] = 104;
        prices[4] = 107;
        EquityCurve curve = review(flatBars(prices), List.of(WIN)).curve();

        assertThat(curve.at(minute(3))).as("close of minute 2").isEqualTo(1_000);
        assertThat(curve.at(minute(4))).as("close of minute 3").isCloseTo(1_004, within(1e-9));
        assertThat(curve.at(minute(5))).as("close of minute 4").isCloseTo(1_007, within(1e-9));
        assertThat(curve.at(minute(6))).as("settled in minute 5").isEqualTo(1_010);
    }

    @Test
    void aTradeThatEndsInAMissingMinuteIsSettledInThatMinute() {
        BarSeries bars = steady();
        BarSeries holed = bars.slice(0, 5).join(bars.slice(8, 60));
        EquityCurve curve = review(holed, List.of(WIN)).curve();

        assertThat(curve.at(minute(5))).isEqualTo(1_000);
        assertThat(curve.at(minute(6))).isEqualTo(1_010);
    }

    @Test
    void holdingPaysItsCostsToo() {
        double[] prices = new double[60];
        Arrays.fill(prices, 100);
        prices[59] = 110;
        EquityCurve held = EquityCurves.buyAndHold(HOUR, flatBars(prices), 1_000, Costs.of(0.001, 0.002))
                .orElseThrow();

        double bought = 1_000 / (100 * 1.002 * 1.001);
        assertThat(held.last()).isCloseTo(bought * 110 * 0.998 * 0.999, within(1e-9));
    }

    @Test
    void theAccountIsItsCapitalOnceAndTheGainsOfAllSymbolsMinuteByMinute() {
        EquityCurve one = EquityCurve.of(new long[] {0, 60, 180}, new double[] {10, 11, 12});
        EquityCurve other = EquityCurve.of(new long[] {0, 120}, new double[] {10, 12});
        EquityCurve account = EquityCurves.account(10, List.of(one, other));

        assertThat(account.size()).isEqualTo(4);
        assertThat(account.at(0)).isEqualTo(10);
        assertThat(account.at(60)).isEqualTo(11);
        assertThat(account.at(120)).isEqualTo(13);
        assertThat(account.at(180)).isEqualTo(14);
    }

    @Test
    void holdingSeveralSymbolsIsAnEqualPartOfEach() {
        EquityCurve doubled = EquityCurve.of(new long[] {0, 60}, new double[] {10, 20});
        EquityCurve halved = EquityCurve.of(new long[] {0, 60}, new double[] {40, 20});
        EquityCurve mix = EquityCurves.mix(1_000, List.of(doubled, halved));

        assertThat(mix.at(0)).isEqualTo(1_000);
        assertThat(mix.at(60)).isEqualTo(500 * 2 + 500 * 0.5);
    }

    @Test
    void everyTradeIsInOneGroupOfEachDimension() {
        SymbolRecords records = records(HOUR, steady(), List.of(), List.of(WIN, LOSS, SHORT_WIN));
        List<Attribution> attribution = Attribution.of(records);

        assertThat(attribution).allSatisfy(dimension -> {
            assertThat(dimension.groups().stream()
                            .mapToInt(Attribution.Group::trades)
                            .sum())
                    .isEqualTo(3);
            assertThat(dimension.groups().stream()
                            .mapToDouble(Attribution.Group::netProfit)
                            .sum())
                    .isEqualTo(8);
        });
        assertThat(attribution.get(0).groups())
                .extracting(Attribution.Group::name, Attribution.Group::netProfit)
                .containsExactly(tuple("stop", -4.0), tuple("target", 10.0), tuple("time limit", 2.0));
    }

    @Test
    void aWeekWithoutAnythingSaysSoInsteadOfFailing() {
        SymbolReview review = review(BarSeries.empty(), List.of());

        assertThat(value(review, Metric.NET_RETURN)).isZero();
        assertThat(review.metrics().get(Metric.WIN_RATE).statistic().reason()).isEqualTo("no trades");
        assertThat(review.metrics().get(Metric.BUY_AND_HOLD_RETURN).statistic().reason())
                .isEqualTo("no bars");
        assertThat(review.metrics().get(Metric.LIVE_MINUS_SIMULATED).statistic().isDefined())
                .isFalse();
        assertThat(review.quality().missingMinutes()).isEqualTo(60);
        assertThat(review.drift().note()).isEqualTo("There is no champion to compare with.");
    }

    @Test
    void countsHolesQuietBarsAndMinutesWithoutDecision() {
        BarSeries bars = steady();
        BarSeries holed = bars.slice(0, 20).join(bars.slice(30, 60));
        DataQuality quality = DataQuality.of(
                records(
                        HOUR,
                        holed,
                        List.of(
                                decision(10, "BELOW_THRESHOLD", 0.001, 0.5),
                                decision(11, "BELOW_THRESHOLD", 0.001, 0.5),
                                decision(12, "STALE_BAR", 0.001, 0.5)),
                        List.of()),
                new SessionMinutes(TradingSession.ALWAYS_OPEN));

        assertThat(quality.missingMinutes()).isEqualTo(10);
        assertThat(quality.gaps()).hasSize(1);
        assertThat(quality.quietBars()).isZero();
        assertThat(quality.late()).isEqualTo(1);
        assertThat(quality.reasons()).containsExactly(Map.entry("BELOW_THRESHOLD", 2), Map.entry("STALE_BAR", 1));
        // Bars 13 to 19 and 30 to 58; the last one may still be under way.
        assertThat(quality.undecided()).isEqualTo(7 + 29);
    }
}
