package dev.scalpel.simulation;

import static dev.scalpel.simulation.BarFixtures.bar;
import static dev.scalpel.simulation.BarFixtures.flat;
import static dev.scalpel.simulation.BarFixtures.minute;
import static dev.scalpel.simulation.MarginFixtures.funding;
import static dev.scalpel.simulation.MarginFixtures.leverage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.FeeAsset;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.margin.LiquidationPrices;
import dev.scalpel.trading.margin.MarginTerms;
import dev.scalpel.trading.margin.MarginTier;
import dev.scalpel.trading.margin.MarginTiers;
import dev.scalpel.trading.risk.RiskLimits;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rule 10 at leverage 10 with 1 % maintenance margin: a long entered at 99 is liquidated at 90 and closed at 89.1, where its
 * margin of 9.9 is lost; a short entered at 101 at 110 and closed at 111.1.
 */
class LiquidationTest {

    private static final double SIGMA = 0.01;
    private static final BracketTactics TACTICS = new BracketTactics(0, 0, 1, 1, 60, 0);
    private static final Costs LEVERAGED = Costs.FREE.withMargin(leverage(10, "0.01", "0.0125"));

    @ParameterizedTest
    @CsvSource({
        // The stop at 94.05 comes first, less a quarter σ: as the price falls to both, and from an open between them.
        "5, 98, 98, 93, STOP, 93.814875",
        "5, 98, 98, 80, STOP, 93.814875",
        "5, 92, 92, 80, STOP, 91.77",
        // An open beyond both: nothing filled before the liquidation.
        "5, 90, 95, 80, LIQUIDATION, 89.1",
        // A stop at 90.09 fills at 89.86, where the position no longer exists.
        "9, 98, 98, 90.05, LIQUIDATION, 89.1",
        // A stop at 75.24 is never reached.
        "24, 98, 98, 90, LIQUIDATION, 89.1",
        "24, 98, 98, 50, LIQUIDATION, 89.1",
        // The target at 138.6 in the same bar comes too late.
        "24, 98, 139, 90, LIQUIDATION, 89.1",
        "24, 98, 139, 90.01, TARGET, 138.6"
    })
    void aLongsStopComesFirstIfItFillsBeforeTheLiquidation(
            double stop, double open, double high, double low, ExitReason reason, double price) {
        Trade trade = trade(PositionSide.LONG, stop, flat(1, 99), bar(2, open, high, low, open));

        assertThat(trade.reason()).isEqualTo(reason);
        assertThat(trade.exitPrice()).isEqualTo(price, within(1e-9));
        assertThat(trade.exitTime()).isEqualTo(minute(2));
    }

    @ParameterizedTest
    @CsvSource({
        "5, 102, 107, 102, STOP, 106.315125",
        "5, 110, 111, 102, LIQUIDATION, 111.1",
        "24, 102, 110.01, 102, LIQUIDATION, 111.1",
        "24, 102, 109.99, 60, TARGET, 60.6"
    })
    void aShortsToo(double stop, double open, double high, double low, ExitReason reason, double price) {
        Trade trade = trade(PositionSide.SHORT, stop, flat(1, 101), bar(2, open, high, low, open));

        assertThat(trade.reason()).isEqualTo(reason);
        assertThat(trade.exitPrice()).isEqualTo(price, within(1e-9));
    }

    @Test
    void theLossIsTheMarginAndTheFee() {
        Trade longTrade = trade(PositionSide.LONG, 24, flat(1, 99), flat(2, 70));
        Trade shortTrade = trade(PositionSide.SHORT, 24, flat(1, 101), flat(2, 180));

        // 10 % of the notional, and 1.25 % of what it is worth at the price at which it is closed.
        assertThat(longTrade.netReturn()).isEqualTo(-0.1 - 0.0125 * 0.9, within(1e-12));
        assertThat(shortTrade.netReturn()).isEqualTo(-0.1 - 0.0125 * 1.1, within(1e-12));
        assertThat(longTrade.netProfit())
                .isEqualTo(longTrade.netReturn() * longTrade.position().notional());
    }

    @Test
    void aPositionThatIsLiquidatedInItsFirstMinuteIsOver() {
        assertThat(trade(PositionSide.LONG, 24, bar(1, 99, 99, 90, 95)).reason())
                .isEqualTo(ExitReason.LIQUIDATION);
    }

    @ParameterizedTest
    @CsvSource({"91, TIME_LIMIT, 91", "90, LIQUIDATION, 89.1", "60, LIQUIDATION, 89.1"})
    void anExitAtAnOpenBeyondTheLiquidationPriceComesTooLate(double open, ExitReason reason, double price) {
        Trade late = trade(PositionSide.LONG, 24, flat(1, 99), flat(2, 99), flat(3, 99), flat(4, open));
        assertThat(late.reason()).isEqualTo(reason);
        assertThat(late.exitPrice()).isEqualTo(price, within(1e-9));

        Trader trader = open(PositionSide.LONG);
        trader.exitNext(ExitReason.SCORE);
        trader.onBar(flat(2, open));
        assertThat(trader.position()).isEmpty();
        Trader halted = open(PositionSide.LONG);
        assertThat(halted.halt(minute(2), open))
                .hasValueSatisfying(trade -> assertThat(trade.reason())
                        .isEqualTo(reason == ExitReason.TIME_LIMIT ? ExitReason.HALT : reason));
    }

    @Test
    void fundingIsPaidFromTheMarginSoThatLiquidationComesNearer() {
        Costs funded = LEVERAGED.withFundingRates(funding(2, "0.01"));
        // 9 % are left: liquidated at 91, closed at 90.09, and in all the margin is lost.
        Trade trade = trade(funded, PositionSide.LONG, 24, flat(1, 99), flat(2, 99), bar(3, 99, 99, 91, 99));

        assertThat(trade.exitPrice()).isEqualTo(90.09, within(1e-9));
        assertThat(trade.netReturn()).isEqualTo(-0.1 - 0.0125 * 0.91, within(1e-12));
        assertThat(trade.funding()).isEqualTo(-0.01 * trade.position().notional(), within(1e-9));
    }

    @Test
    void fundingThatIsReceivedMakesItSafer() {
        Costs funded = LEVERAGED.withFundingRates(funding(2, "-0.01"));
        // 11 % are left: liquidated at 89.
        assertThat(run(funded, PositionSide.LONG, 24, flat(1, 99), flat(2, 99), bar(3, 99, 99, 89.01, 99))
                        .trades())
                .isEmpty();
        assertThat(trade(funded, PositionSide.LONG, 24, flat(1, 99), flat(2, 99), bar(3, 99, 99, 89, 99))
                        .exitPrice())
                .isEqualTo(88.11, within(1e-9));
    }

    @Test
    void aLongThatIsPaidForInFullSurvivesEveryFall() {
        Costs full = Costs.FREE.withMargin(leverage(1, "0.01", "0.0125"));
        assertThat(run(full, PositionSide.LONG, 99.5, flat(1, 99), bar(2, 99, 99, 0.6, 0.6))
                        .trades())
                .isEmpty();
    }

    @Test
    void aLiquidationCoolsDownLikeAStop() {
        SimulationResult result = run(LEVERAGED, PositionSide.LONG, 24, flat(1, 99), flat(2, 70));
        assertThat(result.endState().account().lastStopTime()).isEqualTo(minute(2));
        assertThat(result.endState().account().lossesInARow()).isEqualTo(1);
        assertThat(result.endState().held()).isEqualTo(TraderState.Held.NOTHING);
    }

    @Test
    void initialMarginAndFeeLimitTheSize() {
        Costs full = Costs.of(0.05, 0).withMargin(leverage(1, "0.01", "0"));
        // 1,000 pay for 952.38 and 5 % of it.
        assertThat(opened(full, 1_000, 1)).isEqualTo(952.38, within(0.01));
        assertThat(opened(full, 1_000, 0.9)).isEqualTo(900, within(0.01));
        assertThat(opened(full.withMargin(leverage(2, "0.01", "0")), 1_000, 1)).isEqualTo(1_000, within(0.01));
    }

    @Test
    void theTierOfTheLeverageLimitsTheSize() {
        MarginTier small =
                new MarginTier(BigDecimal.ZERO, new BigDecimal("300"), 20, new BigDecimal("0.01"), BigDecimal.ZERO);
        MarginTier large = new MarginTier(
                new BigDecimal("300"), new BigDecimal("9000"), 5, new BigDecimal("0.02"), new BigDecimal("3"));
        MarginTiers tiers = new MarginTiers(List.of(small, large));
        for (int leverage : new int[] {5, 20}) {
            Costs costs =
                    Costs.FREE.withMargin(LiquidationPrices.of(new MarginTerms(leverage, tiers, BigDecimal.ZERO)));
            assertThat(opened(costs, 1_000, 0.5)).isEqualTo(leverage == 5 ? 500 : 300, within(0.01));
        }
    }

    @Test
    void labelsAreLiquidatedLikeTrades() {
        double[] sigma = {SIGMA, SIGMA, SIGMA, SIGMA};
        BarSeries bars = BarSeries.of(flat(0, 99), flat(1, 99), bar(2, 98, 139, 90, 98), flat(3, 98));
        LabelMatrix labels = LabelMatrix.of(
                bars,
                sigma,
                new BracketGrid(List.of(PositionSide.LONG), List.of(5.0, 24.0), List.of(40.0), 3),
                LEVERAGED,
                0);

        assertThat(labels.netReturn(0, 0)).isEqualTo(0.95 * 0.9975 - 1, within(1e-12));
        assertThat(labels.netReturn(0, 1)).isEqualTo(-0.1 - 0.0125 * 0.9, within(1e-12));
        assertThat(labels.outcome(0, 1)).isEqualTo(LabelOutcome.STOP);
    }

    /** A fee in the received asset is a spot venue's: a contract leaves no dust. */
    @Test
    void aContractLeavesNoDust() {
        VenueFilters steps = new VenueFilters(
                new BigDecimal("0.01"),
                new BigDecimal("0.001"),
                new BigDecimal("0.001"),
                new BigDecimal("1000"),
                BigDecimal.ONE);
        Costs received = Costs.of(0.001, 0).withFeeAsset(FeeAsset.RECEIVED);
        assertThat(new SimulationSettings(received, 0, RiskLimits.NONE, steps, 1).tracksDust())
                .isTrue();
        assertThat(new SimulationSettings(received.withMargin(LEVERAGED.margin()), 0, RiskLimits.NONE, steps, 1)
                        .tracksDust())
                .isFalse();
        assertThat(new SimulationSettings(received.withFundingRates(funding(2, "0.01")), 0, RiskLimits.NONE, steps, 1)
                        .tracksDust())
                .isFalse();
    }

    private static double opened(Costs costs, double equity, double share) {
        SimulationResult result = BatchSimulator.run(
                BarSeries.of(flat(0, 100), flat(1, 100)),
                onTheFirstBar(PositionSide.LONG, 24, share),
                SimulationSettings.of(costs),
                equity);
        return result.endState().position().orElseThrow().notional();
    }

    private static Trader open(PositionSide side) {
        Trader trader = new Trader(SimulationSettings.of(LEVERAGED), TraderState.starting(1_000), TraderListener.NONE);
        trader.onBar(flat(0, 99));
        trader.accept(onTheFirstBar(side, 24, 0.5).decide(0, trader.account()), 99);
        trader.onBar(flat(1, 99));
        return trader;
    }

    private static Trade trade(PositionSide side, double stop, Bar... bars) {
        return trade(LEVERAGED, side, stop, bars);
    }

    private static Trade trade(Costs costs, PositionSide side, double stop, Bar... bars) {
        List<Trade> trades = run(costs, side, stop, bars).trades();
        assertThat(trades).hasSize(1);
        return trades.get(0);
    }

    /** Decided on a flat bar before these. */
    private static SimulationResult run(Costs costs, PositionSide side, double stop, Bar... bars) {
        BarSeries.Builder all = new BarSeries.Builder(bars.length + 1);
        all.add(flat(0, 100));
        for (Bar each : bars) {
            all.add(each);
        }
        return BatchSimulator.run(all.build(), onTheFirstBar(side, stop, 0.5), SimulationSettings.of(costs), 1_000);
    }

    private static DecisionRule onTheFirstBar(PositionSide side, double stop, double share) {
        Bracket bracket = new Bracket(side, stop, 40, 3);
        return (row, account) ->
                row == 0 ? Enter.byRule("test", bracket, SIGMA, share, TACTICS) : Decision.StandAside.noSignal();
    }
}
