package dev.scalpel.simulation;

import static dev.scalpel.simulation.BarFixtures.bar;
import static dev.scalpel.simulation.BarFixtures.flat;
import static dev.scalpel.simulation.BarFixtures.minute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.funding.Funding;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Costs.TargetFill;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.PriceTicks;
import dev.scalpel.trading.SizeSlippage;
import dev.scalpel.trading.Trade;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Decided on bar 0, σ = 1 %, stop 2 σ, target 4 σ, three minutes: entry 100, stop 98, target 104, deadline bar 4. */
class FillRulesTest {

    private static final double SIGMA = 0.01;
    private static final Bracket LONG = new Bracket(PositionSide.LONG, 2, 4, 3);
    private static final Bracket SHORT = new Bracket(PositionSide.SHORT, 2, 4, 3);
    private static final BracketTactics TACTICS = new BracketTactics(0, 0, 1, 1, 60, 0);
    private static final Costs FREE = Costs.FREE;
    private static final Costs SLIPPING = Costs.of(0, 0.01);

    @Test
    void rule1TheEntryIsTheOpenOfTheNextBarWorsenedBySlippage() {
        Bar[] bars = {flat(0, 90), bar(1, 100, 101, 99, 101), flat(2, 101), flat(3, 101), flat(4, 101)};

        assertThat(trade(LONG, FREE, 0, bars).position().entryPrice()).isEqualTo(100);
        assertThat(trade(LONG, FREE, 0, bars).position().entryTime()).isEqualTo(minute(1));
        assertThat(trade(LONG, SLIPPING, 0, bars).position().entryPrice()).isEqualTo(101);
        assertThat(trade(SHORT, SLIPPING, 0, bars).position().entryPrice()).isEqualTo(99);
    }

    @Test
    void rule1AnEntryOneBarLaterIsTheOpenOfTheBarAfterTheNext() {
        Trade trade =
                trade(LONG, FREE, 1, flat(0, 90), flat(1, 100), flat(2, 50), flat(3, 50), flat(4, 50), flat(5, 50));

        assertThat(trade.position().entryTime()).isEqualTo(minute(2));
        assertThat(trade.position().entryPrice()).isEqualTo(50);
    }

    @Test
    void rule1AnEntryWhoseMinuteIsAbsentExpires() {
        assertThat(trades(LONG, FREE, 0, flat(0, 90), flat(2, 100), flat(3, 100), flat(9, 100)))
                .isEmpty();
    }

    @Test
    void rule2DistancesAreMeasuredFromTheEntryPriceAfterSlippage() {
        Bar[] bars = {flat(0, 90), flat(1, 100), flat(2, 100), flat(3, 100), flat(4, 100)};

        assertThat(trade(LONG, SLIPPING, 0, bars).position().stopPrice()).isEqualTo(101 * 0.98);
        assertThat(trade(LONG, SLIPPING, 0, bars).position().targetPrice()).isEqualTo(101 * 1.04);
    }

    @Test
    void rule2StopAndTargetAreActiveInTheEntryBarToo() {
        Trade stopped = trade(LONG, FREE, 0, flat(0, 90), bar(1, 100, 100, 97, 99));
        Trade won = trade(LONG, FREE, 0, flat(0, 90), bar(1, 100, 105, 99, 99));

        assertThat(stopped.reason()).isEqualTo(ExitReason.STOP);
        assertThat(won.reason()).isEqualTo(ExitReason.TARGET);
        assertThat(stopped.heldMinutes()).isZero();
    }

    @Test
    void rule2TheStopOfTheDecisionBarItselfDoesNotCount() {
        assertThat(trade(LONG, FREE, 0, bar(0, 90, 200, 1, 90), bar(1, 100, 104, 99, 100))
                        .reason())
                .isEqualTo(ExitReason.TARGET);
    }

    @Test
    void rule3InABarThatTouchesBothTheStopComesFirst() {
        assertThat(trade(LONG, FREE, 0, flat(0, 90), bar(1, 100, 104, 98, 104)).reason())
                .isEqualTo(ExitReason.STOP);
        assertThat(trade(SHORT, FREE, 0, flat(0, 90), bar(1, 100, 102, 96, 96)).reason())
                .isEqualTo(ExitReason.STOP);
    }

    @Test
    void rule4AStopFillsAQuarterSigmaBeyondTheStop() {
        // 98 · (1 − 0.0025) and 102 · (1 + 0.0025)
        assertThat(trade(LONG, FREE, 0, flat(0, 90), bar(1, 100, 100, 98, 99)).exitPrice())
                .isEqualTo(97.755, within(1e-9));
        assertThat(trade(SHORT, FREE, 0, flat(0, 90), bar(1, 100, 102, 99, 99)).exitPrice())
                .isEqualTo(102.255, within(1e-9));
    }

    @Test
    void rule4SlippageAboveAQuarterSigmaApplies() {
        // entry 101, stop 98.98, less one percent
        assertThat(trade(LONG, SLIPPING, 0, flat(0, 90), bar(1, 100, 100, 98, 99))
                        .exitPrice())
                .isEqualTo(97.9902, within(1e-9));
    }

    @Test
    void rule4AStopFurtherThanThreeTimesTheVolatilityOfAnHourSlipsByCostsAlone() {
        // 3 · √60 = 23.24: a stop of 23 σ is close, one of 24 σ is not.
        Bracket within = new Bracket(PositionSide.LONG, 23, 4, 3);
        Bracket beyond = new Bracket(PositionSide.LONG, 24, 4, 3);
        Bracket beyondShort = new Bracket(PositionSide.SHORT, 30, 4, 3);
        Costs slipping = Costs.of(0, 0.001);

        // 77 less a quarter σ; 76; the open 70 beyond 76; 99.9 up to 129.87, plus 0.1 %.
        assertThat(trade(within, FREE, 0, flat(0, 90), bar(1, 100, 100, 70, 99)).exitPrice())
                .isEqualTo(77 * 0.9975, within(1e-9));
        assertThat(trade(beyond, FREE, 0, flat(0, 90), bar(1, 100, 100, 70, 99)).exitPrice())
                .isEqualTo(76, within(1e-9));
        assertThat(trade(beyond, FREE, 0, flat(0, 90), flat(1, 100), bar(2, 70, 100, 70, 99))
                        .exitPrice())
                .isEqualTo(70, within(1e-9));
        assertThat(trade(beyondShort, slipping, 0, flat(0, 90), bar(1, 100, 140, 99, 99))
                        .exitPrice())
                .isEqualTo(129.87 * 1.001, within(1e-9));
    }

    @Test
    void rule4AnOpenBeyondTheStopIsWhereItFills() {
        Trade longTrade = trade(LONG, FREE, 0, flat(0, 90), flat(1, 100), bar(2, 96, 99, 95, 99));
        Trade shortTrade = trade(SHORT, FREE, 0, flat(0, 90), flat(1, 100), bar(2, 104, 105, 99, 99));

        assertThat(longTrade.exitPrice()).isEqualTo(96 * 0.9975, within(1e-9));
        assertThat(shortTrade.exitPrice()).isEqualTo(104 * 1.0025, within(1e-9));
    }

    @Test
    void rule4ABarThatStaysOneTickAboveTheStopStopsNothing() {
        assertThat(trades(LONG, FREE, 0, flat(0, 90), bar(1, 100, 103.99, 98.01, 99)))
                .isEmpty();
    }

    @Test
    void rule5ATargetFillsAtTheTargetAlsoWhenTheBarOpensBeyondIt() {
        assertThat(trade(LONG, SLIPPING, 0, flat(0, 90), flat(1, 100), bar(2, 110, 110, 109, 109))
                        .exitPrice())
                .isEqualTo(101 * 1.04);
        assertThat(trade(SHORT, FREE, 0, flat(0, 90), flat(1, 100), bar(2, 90, 91, 90, 91))
                        .exitPrice())
                .isEqualTo(96);
    }

    @Test
    void rule5ATargetThatTakesDoesSoInTradesAndLabels() {
        Costs costs = Costs.of(0.001, 0.01).withMakerFee(0).withTarget(TargetFill.TAKES);
        Bar[] bars = {flat(0, 100), flat(1, 100), bar(2, 110, 110, 109, 109), flat(3, 109)};
        Trade trade = trade(LONG, costs, 0, bars);

        assertThat(trade.reason()).isEqualTo(ExitReason.TARGET);
        assertThat(trade.exitPrice()).isEqualTo(101 * 1.04 * (1 - 0.01));
        assertThat(trade.netReturn()).isCloseTo(1.04 * 0.99 - 1 - 0.001 * (1 + 1.04 * 0.99), within(1e-12));

        BracketGrid grid = BracketGrid.longOnly();
        LabelMatrix labels = LabelMatrix.of(BarSeries.of(bars), new double[] {SIGMA, 0, 0, 0}, grid, costs, 0);
        int target = grid.brackets()
                .indexOf(grid.brackets().stream()
                        .filter(bracket -> bracket.targetSigmas() == 4)
                        .findFirst()
                        .orElseThrow());
        assertThat(labels.outcome(0, target)).isEqualTo(LabelOutcome.TARGET);
        assertThat(labels.netReturn(0, target)).isCloseTo(trade.netReturn(), within(1e-12));
    }

    @Test
    void rule5WhereTheTickIsKnownATargetFillsOnlyWhenThePriceTradesThroughIt() {
        PriceTicks cents = new PriceTicks(0.01);
        for (PositionSide side : PositionSide.values()) {
            int sign = side.sign();
            Position open = Position.enter(
                    Enter.byRule("test", new Bracket(side, 2, 4, 3), SIGMA, 0.5, TACTICS)
                            .basis(),
                    minute(0),
                    minute(1),
                    100,
                    BigDecimal.ONE,
                    cents);
            ExitLevels levels = ExitLevels.of(open, cents, Double.NaN);
            double target = 100 + 4 * sign;

            assertThat(levels.closeIn(minute(1), Math.max(100, target), Math.min(100, target)))
                    .as("%s at its target", side)
                    .isFalse();
            double through = target + 0.01 * sign;
            FillRules.Exit exit = FillRules.exit(
                            open, levels, minute(1), 100, Math.max(100, through), Math.min(100, through), FREE)
                    .orElseThrow();
            assertThat(exit.reason()).isEqualTo(ExitReason.TARGET);
            assertThat(exit.price()).isEqualTo(target, within(1e-9));
        }
    }

    @Test
    void rule7AtTheHoldLimitTheOpenIsTheExitWorsenedBySlippage() {
        Bar[] bars = {flat(0, 90), flat(1, 100), flat(2, 101), flat(3, 102), bar(4, 103, 200, 1, 50)};

        assertThat(trade(LONG, FREE, 0, bars).reason()).isEqualTo(ExitReason.TIME_LIMIT);
        assertThat(trade(LONG, FREE, 0, bars).exitPrice()).isEqualTo(103);
        assertThat(trade(LONG, FREE, 0, bars).heldMinutes()).isEqualTo(3);
        assertThat(trade(LONG, SLIPPING, 0, bars).exitPrice()).isEqualTo(103 * 0.99);
    }

    @Test
    void rule7WhereTheDeadlinesMinuteIsAbsentTheFirstAvailableOpenIsTheExit() {
        Trade trade = trade(LONG, FREE, 0, flat(0, 90), flat(1, 100), flat(2, 100), bar(40, 101, 102, 1, 50));

        assertThat(trade.reason()).isEqualTo(ExitReason.TIME_LIMIT);
        assertThat(trade.exitPrice()).isEqualTo(101);
        assertThat(trade.exitTime()).isEqualTo(minute(40));
    }

    @Test
    void rule8FeesAreTakenOnBothSides() {
        Trade trade = trade(LONG, Costs.of(0.001, 0), 0, flat(0, 90), bar(1, 100, 104, 99, 100));

        assertThat(trade.netReturn()).isEqualTo(0.04 - 0.001 - 0.00104, within(1e-12));
    }

    @Test
    void rule8ATargetPaysTheMakerFeeAndEveryOtherOrderTheTakerFee() {
        Costs costs = Costs.of(0.001, 0).withMakerFee(0.0004);

        // In at 100, out at 104; out at 98 · 0.9975 = 97.755; out at 103.
        assertThat(trade(LONG, costs, 0, flat(0, 90), bar(1, 100, 104, 99, 100)).netReturn())
                .isEqualTo(0.04 - 0.001 - 0.000416, within(1e-12));
        assertThat(trade(LONG, costs, 0, flat(0, 90), bar(1, 100, 100, 98, 99)).netReturn())
                .isEqualTo(-0.02245 - 0.001 - 0.00097755, within(1e-12));
        assertThat(trade(LONG, costs, 0, flat(0, 90), flat(1, 100), flat(2, 101), flat(3, 102), flat(4, 103))
                        .netReturn())
                .isEqualTo(0.03 - 0.001 - 0.00103, within(1e-12));
    }

    @Test
    void halfTheSpreadWorsensEveryFillButTheTargets() {
        Costs spread = FREE.withHalfSpread(0.01);

        assertThat(trade(LONG, spread, 0, flat(0, 90), bar(1, 100, 106, 100, 100))
                        .position()
                        .entryPrice())
                .isEqualTo(101, within(1e-9));
        assertThat(trade(SHORT, spread, 0, flat(0, 90), bar(1, 100, 100, 94, 100))
                        .position()
                        .entryPrice())
                .isEqualTo(99, within(1e-9));
        // Entry 101: target 105.04, stop 98.98 less one percent, which is more than a quarter σ.
        assertThat(trade(LONG, spread, 0, flat(0, 90), bar(1, 100, 106, 100, 100))
                        .exitPrice())
                .isEqualTo(105.04, within(1e-9));
        assertThat(trade(LONG, spread, 0, flat(0, 90), bar(1, 100, 100, 98, 99)).exitPrice())
                .isEqualTo(97.9902, within(1e-9));
        assertThat(trade(LONG, spread, 0, flat(0, 90), flat(1, 100), flat(2, 101), flat(3, 102), flat(4, 103))
                        .exitPrice())
                .isEqualTo(103 * 0.99, within(1e-9));
    }

    @Test
    void aStopIsWorsenedByTheLargerOfAQuarterSigmaAndSpreadAndSlippageTogether() {
        Costs small = Costs.of(0, 0.001).withHalfSpread(0.001);
        Costs large = Costs.of(0, 0.002).withHalfSpread(0.001);
        Bar[] bars = {flat(0, 90), bar(1, 100, 100, 97, 99)};

        // Entries 100.2 and 100.3, stops 98.196 and 98.294.
        assertThat(trade(LONG, small, 0, bars).exitPrice()).isEqualTo(98.196 * 0.9975, within(1e-9));
        assertThat(trade(LONG, large, 0, bars).exitPrice()).isEqualTo(98.294 * 0.997, within(1e-9));
    }

    @Test
    void slippageIsThatOfTheOrdersOwnSize() {
        // Half of 1,000: about 500 in, and about 550 out at 110.
        Costs smallIn = FREE.withSlippage(new SizeSlippage(0.001, List.of(new SizeSlippage.Step(520, 0.01))));
        Costs largeIn = FREE.withSlippage(new SizeSlippage(0.001, List.of(new SizeSlippage.Step(480, 0.01))));
        Bracket wide = new Bracket(PositionSide.LONG, 50, 50, 3);
        Bar[] bars = {flat(0, 100), flat(1, 100), flat(2, 110), flat(3, 110), flat(4, 110)};

        assertThat(trade(wide, smallIn, 0, bars).position().entryPrice()).isEqualTo(100.1, within(1e-9));
        assertThat(trade(wide, smallIn, 0, bars).exitPrice()).isEqualTo(108.9, within(1e-9));
        assertThat(trade(wide, largeIn, 0, bars).position().entryPrice()).isEqualTo(101, within(1e-9));
        assertThat(trade(wide, largeIn, 0, bars).exitPrice()).isEqualTo(108.9, within(1e-9));
    }

    @Test
    void rule8FundingIsTakenAtItsStamps() {
        Costs funded = FREE.withFunding(new Funding(2, 0.001));
        // Entry at minute 1, exit at minute 4: stamps at 2 and 4.
        Trade trade = trade(LONG, funded, 0, flat(0, 90), flat(1, 100), flat(2, 100), flat(3, 100), flat(4, 100));

        assertThat(trade.netReturn()).isEqualTo(-0.002, within(1e-12));
    }

    @Test
    void rule9TimeCountsInMinutesAndAbsentBarsEndNothing() {
        Trade trade = trade(LONG, FREE, 0, flat(0, 90), flat(1, 100), bar(3, 100, 104, 99, 99), flat(4, 99));

        assertThat(trade.reason()).isEqualTo(ExitReason.TARGET);
        assertThat(trade.exitTime()).isEqualTo(minute(3));
    }

    private static Trade trade(Bracket bracket, Costs costs, int delay, Bar... bars) {
        List<Trade> trades = trades(bracket, costs, delay, bars);
        assertThat(trades).hasSize(1);
        return trades.get(0);
    }

    private static List<Trade> trades(Bracket bracket, Costs costs, int delay, Bar... bars) {
        DecisionRule onTheFirstBar = (row, account) ->
                row == 0 ? Enter.byRule("test", bracket, SIGMA, 0.5, TACTICS) : Decision.StandAside.noSignal();
        SimulationSettings settings = SimulationSettings.of(costs).withEntryDelay(delay);
        return BatchSimulator.run(BarSeries.of(bars), onTheFirstBar, settings, 1_000)
                .trades();
    }
}
