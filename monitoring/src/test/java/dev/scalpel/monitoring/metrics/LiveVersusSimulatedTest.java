package dev.scalpel.monitoring.metrics;

import static dev.scalpel.monitoring.fixture.SmallLedgers.START;
import static dev.scalpel.monitoring.fixture.SmallLedgers.decision;
import static dev.scalpel.monitoring.fixture.SmallLedgers.flatBars;
import static dev.scalpel.monitoring.fixture.SmallLedgers.minute;
import static dev.scalpel.monitoring.fixture.SmallLedgers.records;
import static dev.scalpel.monitoring.fixture.SmallLedgers.trade;
import static dev.scalpel.monitoring.fixture.SmallLedgers.withFunding;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.funding.FundingRate;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.monitoring.records.ReviewPeriod;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveVersusSimulatedTest {

    private static final ReviewPeriod HOURS = new ReviewPeriod(START, START.plus(Duration.ofMinutes(400)));
    private static final Costs COSTS = Costs.of(0, 0.0001);

    /** Stands at 100, rises in minute 5 to 101.1: beyond the target of one per cent. */
    private static BarSeries risingAt(int row) {
        double[] prices = new double[400];
        Arrays.fill(prices, 100);
        Arrays.fill(prices, row, 400, 101.5);
        return flatBars(prices);
    }

    /** Simulated: in at 100.01, out at its target one per cent above, 101.0101. */
    private static ExecutionGap gap(double intended, double entry, int exitMinute, double exit, ExitReason reason) {
        double net = exit / entry - 1;
        TradeRow live = trade(
                PositionSide.LONG, 2, intended, entry, exitMinute, exit, reason, net * entry, Double.NaN, Double.NaN);
        return LiveVersusSimulated.of(
                        records(HOURS, risingAt(5), List.of(), List.of(live)), COSTS, VenueFilters.UNKNOWN)
                .gaps()
                .get(0);
    }

    @Test
    void anEqualTradeHasNoGap() {
        ExecutionGap gap = gap(100, 100.01, 5, 101.0101, ExitReason.TARGET);

        assertThat(gap.total()).isCloseTo(0, within(1e-12));
        assertThat(gap.latency()).isCloseTo(0, within(1e-12));
        assertThat(gap.entrySlippage()).isCloseTo(0, within(1e-12));
    }

    @Test
    void aPriceThatRanAwayBeforeTheOrderIsLatency() {
        ExecutionGap gap = gap(100.05, 100.05 * 1.0001, 5, 101.0101, ExitReason.TARGET);

        assertThat(gap.latency()).isCloseTo(-0.0005, within(1e-5));
        assertThat(gap.entrySlippage()).isCloseTo(0, within(1e-12));
        assertThat(gap.total()).isCloseTo(gap.latency(), within(1e-12));
    }

    @Test
    void aFillWorseThanThePriceSeenIsSlippage() {
        ExecutionGap gap = gap(100, 100.05, 5, 101.0101, ExitReason.TARGET);

        assertThat(gap.latency()).isCloseTo(0, within(1e-12));
        // 100.05 instead of 100.01.
        assertThat(gap.entrySlippage()).isCloseTo(-0.0004, within(1e-5));
    }

    @Test
    void aWorseExitOfTheSameKindIsSlippageAndOneOfAnotherKindIsTiming() {
        ExecutionGap slipped = gap(100, 100.01, 5, 100.9, ExitReason.TARGET);
        ExecutionGap other = gap(100, 100.01, 8, 100.9, ExitReason.TIME_LIMIT);

        assertThat(slipped.exitSlippage()).isCloseTo(-0.0011, within(1e-5));
        assertThat(slipped.exitTiming()).isZero();
        assertThat(other.exitTiming()).isCloseTo(-0.0011, within(1e-5));
        assertThat(other.exitSlippage()).isZero();
    }

    @Test
    void thePartsAddUpToTheWhole() {
        ExecutionGap gap = gap(100.03, 100.09, 7, 100.7, ExitReason.HALT);

        assertThat(gap.latency()
                        + gap.entrySlippage()
                        + gap.exitSlippage()
                        + gap.exitTiming()
                        + gap.funding()
                        + gap.fees())
                .isCloseTo(gap.total(), within(1e-12));
    }

    /** One unit from 100.01, and 0.1 % paid at the open of minute 4, at 100: 0.1. */
    @Test
    void fundingThatWasPaidAtTheRatesOfTheStoreIsNoDifference() {
        double net = (101.0101 - 100.01) - 0.1;
        TradeRow live = withFunding(funded(net), "-0.1");
        Costs costs =
                COSTS.withFundingRates(FundingSeries.of(List.of(new FundingRate(minute(4), new BigDecimal("0.001")))));

        ExecutionGap gap = gap(live, costs);

        assertThat(gap.hasFunding()).isTrue();
        assertThat(gap.funding()).isCloseTo(0, within(1e-12));
        assertThat(gap.fees()).isCloseTo(0, within(1e-12));
        assertThat(gap.total()).isCloseTo(0, within(1e-12));
    }

    @Test
    void fundingThatTheSimulationDoesNotHaveIsADifferenceOfFundingAndNotOfFees() {
        double net = (101.0101 - 100.01) - 0.1 - 0.05;

        ExecutionGap gap = gap(withFunding(funded(net), "-0.1"), COSTS);

        assertThat(gap.funding()).isCloseTo(-0.1 / 100.01, within(1e-12));
        assertThat(gap.fees()).isCloseTo(-0.05 / 100.01, within(1e-12));
        assertThat(gap.total()).isCloseTo(gap.funding() + gap.fees(), within(1e-12));
    }

    private static TradeRow funded(double net) {
        return trade(PositionSide.LONG, 2, 100, 100.01, 5, 101.0101, ExitReason.TARGET, net, Double.NaN, Double.NaN);
    }

    private static ExecutionGap gap(TradeRow live, Costs costs) {
        return LiveVersusSimulated.of(
                        records(HOURS, risingAt(5), List.of(), List.of(live)), costs, VenueFilters.UNKNOWN)
                .gaps()
                .get(0);
    }

    @Test
    void anEntryThatNeverFilledIsMissedAndReportedWithItsSimulatedReturn() {
        LiveVersusSimulated live = LiveVersusSimulated.of(
                records(HOURS, risingAt(5), List.of(decision(1, "ENTER", 0.002, 0.6)), List.of()),
                COSTS,
                VenueFilters.UNKNOWN);

        assertThat(live.missed()).hasSize(1);
        assertThat(live.missed().get(0).decisionBar()).isEqualTo(minute(1));
        assertThat(live.missed().get(0).simulatedReturn()).isCloseTo(0.01, within(1e-9));
    }

    @Test
    void anEntryThatTheSimulatorWouldNotHaveFilledEitherIsNotMissed() {
        BarSeries bars = risingAt(5);
        BarSeries holed = bars.slice(0, 2).join(bars.slice(3, 400));
        LiveVersusSimulated live = LiveVersusSimulated.of(
                records(HOURS, holed, List.of(decision(1, "ENTER", 0.002, 0.6)), List.of()),
                COSTS,
                VenueFilters.UNKNOWN);

        assertThat(live.missed()).isEmpty();
    }

    @Test
    void aTradeWithoutItsBarsIsCountedAsNotSimulated() {
        TradeRow live = trade(PositionSide.LONG, 2, 100, 5, 101, ExitReason.TARGET, 1);
        LiveVersusSimulated none = LiveVersusSimulated.of(
                records(HOURS, BarSeries.empty(), List.of(), List.of(live)), COSTS, VenueFilters.UNKNOWN);

        assertThat(none.gaps()).isEmpty();
        assertThat(none.notSimulated()).isEqualTo(1);
    }

    @Test
    void theAlarmIsRaisedWhenLiveStaysWorseAndNotWhenItIsEqual() {
        assertThat(alarm(0).isRaised()).isFalse();
        // A quarter σ is 2.5 bp here: 5 bp worse each time are two units, minus half a unit of slack.
        ExecutionGapAlarm raised = alarm(-0.0005);
        assertThat(raised.isRaised()).isTrue();
        assertThat(raised.points().get(0).below()).isCloseTo(1.5, within(0.05));
        assertThat(raised.points().get(3).raised()).isTrue();
    }

    private static ExecutionGapAlarm alarm(double worse) {
        double[] prices = new double[400];
        Arrays.fill(prices, 100);
        List<TradeRow> rows = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            // Held to the limit: in at 100.01, out at 99.99.
            double net = 99.99 / 100.01 - 1 + worse;
            rows.add(trade(
                    PositionSide.LONG,
                    2 + 62 * i,
                    100,
                    100.01,
                    62 + 62 * i,
                    99.99,
                    ExitReason.TIME_LIMIT,
                    net * 100.01,
                    Double.NaN,
                    Double.NaN));
        }
        return LiveVersusSimulated.of(records(HOURS, flatBars(prices), List.of(), rows), COSTS, VenueFilters.UNKNOWN)
                .alarm();
    }
}
