package dev.scalpel.simulation;

import static dev.scalpel.simulation.BarFixtures.bar;
import static dev.scalpel.simulation.BarFixtures.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.Bracket;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.Dust;
import dev.scalpel.trading.FeeAsset;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.risk.RiskLimits;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** What is left of a purchase whose fee is taken in the base asset: less than a step, so it cannot be sold alone. */
class DustTest {

    private static final BracketTactics TACTICS = new BracketTactics(0, 0, 1, 1, 60, 0);
    private static final Enter A_TENTH =
            Enter.byRule("test", new Bracket(PositionSide.LONG, 2, 4, 1), 0.01, 0.1, TACTICS);
    private static final SimulationSettings BTC = new SimulationSettings(
            Costs.of(0.001, 0).withFeeAsset(FeeAsset.RECEIVED),
            0,
            RiskLimits.NONE,
            new VenueFilters(
                    new BigDecimal("0.01"),
                    new BigDecimal("0.00001"),
                    new BigDecimal("0.00001"),
                    new BigDecimal("9000"),
                    new BigDecimal("5")),
            1);

    @Test
    void dustOfAFeeInTheBaseAssetIsCarriedInTheState() {
        // A tenth of 500 at 60,000 buys 0.00083; the fee takes 0.00000083; 0.00082 are sold and 0.00000917 stay.
        TraderState end = run(BTC, 60_000, 60_000, 60_000).endState();

        assertThat(TraderStateCodec.toTree(end).path("dust").path("quantity").asText())
                .isEqualTo("0.00000917");
        assertThat(TraderStateCodec.fromTree(TraderStateCodec.toTree(end))).isEqualTo(end);
    }

    @Test
    void isSoldWithTheNextExit() {
        // 0.00000917 carried and 0.00082917 of the second purchase are 0.00083834: 0.00083 are sold.
        SimulationResult result = run(BTC, 60_000, 60_000, 60_000, 60_000, 60_000);

        assertThat(result.trades()).extracting(Trade::sold).containsExactly(quantity("0.00082"), quantity("0.00083"));
        assertThat(result.endState().dust().quantity()).isEqualByComparingTo("0.00000834");
    }

    @Test
    void countsAtThePriceOfTheExitThatLeftIt() {
        // 49.8 paid; 0.00082 sold at 60,600 for 49.692 less 0.049692; 0.00000917 are worth 0.555702.
        SimulationResult result = run(BTC, 60_000, 60_000, 60_600, 61_000);
        Trade trade = result.trades().get(0);

        assertThat(result.endState().dust().value()).isEqualTo(0.555702, within(1e-9));
        assertThat(trade.netProfit()).isEqualTo(49.642308 + 0.555702 - 49.8, within(1e-9));
        assertThat(trade.netReturn()).isEqualTo(trade.netProfit() / 49.8, within(1e-12));
    }

    @Test
    void aTargetPaysTheMakerFeeOfItsProceeds() {
        SimulationSettings cheapTarget =
                new SimulationSettings(BTC.costs().withMakerFee(0.0005), 0, BTC.limits(), BTC.filters(), 1);
        // The target of 62,400 sells 0.00082 for 51.168 less 0.025584; 0.00000917 are worth 0.572208.
        BarSeries bars = BarSeries.of(flat(0, 60_000), bar(1, 60_000, 62_400.01, 60_000, 60_000));
        Trade trade = BatchSimulator.run(bars, (row, account) -> A_TENTH, cheapTarget, 500)
                .trades()
                .get(0);

        assertThat(trade.netProfit()).isEqualTo(51.142416 + 0.572208 - 49.8, within(1e-9));
    }

    @Test
    void isMarkedWithThePositionWhileOneIsOpen() {
        // Second entry at 61,000: a tenth of 500.39801 buys 0.00082. Held: 0.00000917 + 0.00081918, at 61,500.
        SimulationResult result = run(BTC, 60_000, 60_000, 60_600, 61_000, 61_500);
        double settled = 500 + 49.642308 + 0.555702 - 49.8;

        assertThat(result.equityAt(2)).isEqualTo(settled, within(1e-9));
        assertThat(result.equityAt(3)).isEqualTo(settled - 0.555702 - 50.02 + 0.00082835 * 61_000, within(1e-9));
    }

    @Test
    void theProfitsOfAllTradesAddUpToTheProfitOfTheAccount() {
        BarSeries bars = BarFixtures.wild(11, 3_000);
        SimulationResult result = BatchSimulator.run(bars, new RandomRule(bars, 3, 0.3), coarse(BTC), 1_000);
        double settled =
                1_000 + result.trades().stream().mapToDouble(Trade::netProfit).sum();

        assertThat(result.trades()).hasSizeGreaterThan(100);
        assertThat(result.endState().account().settledEquity()).isEqualTo(settled, within(1e-6));
        assertThat(result.endState().dust().quantity()).isLessThan(quantity("0.1"));
    }

    @Test
    void thereIsNoneWhereTheFeeIsTakenInAnotherAssetOrTheStepIsUnknown() {
        assertThat(run(paidIn(FeeAsset.QUOTE), 60_000, 60_000, 60_000)
                        .endState()
                        .dust())
                .isEqualTo(Dust.NONE);
        assertThat(run(paidIn(FeeAsset.THIRD), 60_000, 60_000, 60_000)
                        .endState()
                        .dust())
                .isEqualTo(Dust.NONE);
        assertThat(run(BTC.withFilters(VenueFilters.UNKNOWN), 60_000, 60_000, 60_000)
                        .endState()
                        .dust())
                .isEqualTo(Dust.NONE);
    }

    @Test
    void aStateWithoutDustReadsAsNone() {
        TraderState before = TraderState.starting(500);
        assertThat(TraderStateCodec.toTree(before).has("dust")).isFalse();
        assertThat(TraderStateCodec.fromTree(TraderStateCodec.toTree(before)).dust())
                .isEqualTo(Dust.NONE);
    }

    /** Enters at every decision, and leaves a minute later. */
    private static SimulationResult run(SimulationSettings settings, double... prices) {
        BarSeries.Builder bars = new BarSeries.Builder(prices.length);
        for (int minute = 0; minute < prices.length; minute++) {
            bars.add(flat(minute, prices[minute]));
        }
        return BatchSimulator.run(bars.build(), (row, account) -> A_TENTH, settings, 500);
    }

    private static SimulationSettings paidIn(FeeAsset asset) {
        return new SimulationSettings(BTC.costs().withFeeAsset(asset), 0, BTC.limits(), BTC.filters(), 1);
    }

    /** Steps of a tenth: relative to prices of about a hundred, as coarse as the coarsest real ones. */
    private static SimulationSettings coarse(SimulationSettings settings) {
        BigDecimal step = quantity("0.1");
        return settings.withFilters(new VenueFilters(quantity("0.01"), step, step, quantity("9000"), quantity("5")));
    }

    private static BigDecimal quantity(String text) {
        return new BigDecimal(text);
    }
}
