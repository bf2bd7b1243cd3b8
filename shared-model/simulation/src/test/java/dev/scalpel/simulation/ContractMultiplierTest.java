package dev.scalpel.simulation;

import static dev.scalpel.simulation.BarFixtures.bar;
import static dev.scalpel.simulation.BarFixtures.flat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.market.BarSeries;
import dev.scalpel.trading.BracketTactics;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Decision.Enter;
import dev.scalpel.trading.Decision.StandAside;
import dev.scalpel.trading.Dust;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.FeeAsset;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.SizeSlippage;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Five contracts, opened at 1,000 with half of the equity; stop and target are 2 % away and the fee is 10 bp. A contract of ten
 * units makes everything in money ten times as much.
 */
class ContractMultiplierTest {

    private static final Costs TEN_BP = Costs.of(0.001, 0);

    @ParameterizedTest
    @CsvSource({
        // 5 · 1,000; at 1,015 a gain of 75 less the fee of 5; at 1,020 one of 100 less fees of 5 and 5.10.
        "LONG,  1,  10000,  5000,  1015, 10070,  1020, 89.9",
        "LONG,  10, 100000, 50000, 1015, 100700, 1020, 899",
        // At the stop a loss of 100, and fees of 5 and 4.90.
        "LONG,  1,  10000,  5000,  990,  9945,   980,  -109.9",
        "LONG,  10, 100000, 50000, 990,  99450,  980,  -1099",
        "SHORT, 1,  10000,  5000,  985,  10070,  980,  90.1",
        "SHORT, 10, 100000, 50000, 985,  100700, 980,  901",
        "SHORT, 1,  10000,  5000,  1010, 9945,   1020, -110.1",
        "SHORT, 10, 100000, 50000, 1010, 99450,  1020, -1101",
    })
    void notionalMarksFeesAndProfitGrowWithTheMultiplier(
            PositionSide side,
            String multiplier,
            double equity,
            double notional,
            double close,
            double marked,
            double exit,
            double net) {
        SimulationResult result = run(side, TEN_BP, multiplier, equity, close, exit);

        assertThat(result.trades()).hasSize(1);
        Trade trade = result.trades().get(0);
        assertThat(trade.position().quantity()).isEqualByComparingTo("5");
        assertThat(trade.position().multiplier()).isEqualByComparingTo(multiplier);
        assertThat(trade.position().notional()).isEqualTo(notional, within(1e-9));
        assertThat(result.equityAt(1)).isEqualTo(marked, within(1e-8));
        assertThat(trade.exitPrice()).isEqualTo(exit, within(1e-9));
        assertThat(trade.netProfit()).isEqualTo(net, within(1e-8));
        assertThat(trade.netReturn()).isEqualTo(net / notional, within(1e-12));
        assertThat(trade.costsPaid()).isEqualTo(0.001 * (notional + notional * exit / 1_000), within(1e-8));
        assertThat(result.endEquity()).isEqualTo(equity + net, within(1e-8));
    }

    @ParameterizedTest
    @CsvSource({"1, 10000, 1000", "10, 100000, 1010"})
    void slippageIsThatOfTheNotional(String multiplier, double equity, double entry) {
        Costs costs = Costs.FREE.withSlippage(new SizeSlippage(0, List.of(new SizeSlippage.Step(20_000, 0.01))));

        SimulationResult result = run(PositionSide.LONG, costs, multiplier, equity, 1_005, 1_035);

        assertThat(result.trades().get(0).position().entryPrice()).isEqualTo(entry, within(1e-9));
    }

    @Test
    void aFeeInContractsLeavesDustWorthTheContractsUnits() {
        Costs received = TEN_BP.withFeeAsset(FeeAsset.RECEIVED);

        SimulationResult result = run(PositionSide.LONG, received, "10", 100_000, 1_015, 1_020);

        // 4.995 contracts are left: 4 sold for 40,800 less 40.80, and 0.995 worth 10,149.
        assertThat(result.trades().get(0).netProfit()).isEqualTo(40_759.2 + 10_149 - 50_000, within(1e-8));
        Dust dust = result.endState().dust();
        assertThat(dust.quantity()).isEqualByComparingTo("0.995");
        assertThat(dust.value()).isEqualTo(10_149, within(1e-8));
        // Marked at 1,015 before: 4.995 · 10 · 1,015.
        assertThat(result.equityAt(1)).isEqualTo(100_000 + 50_699.25 - 50_000, within(1e-8));
    }

    private static SimulationResult run(
            PositionSide side, Costs costs, String multiplier, double equity, double close, double exit) {
        VenueFilters filters = new VenueFilters(
                new BigDecimal("0.5"),
                BigDecimal.ONE,
                BigDecimal.ONE,
                new BigDecimal("1000000"),
                BigDecimal.ZERO,
                new BigDecimal(multiplier));
        EntryBasis basis = new EntryBasis.ByRule("test", "test", new EntryBasis.Distances(side, 0.02, 0.02, 30, 0));
        Enter half = new Enter(basis, 0.5, Double.NaN, Double.NaN, new BracketTactics(0, 0, 1, 1, 60, 1_000));
        return BatchSimulator.run(
                BarSeries.of(
                        flat(0, 1_000),
                        bar(1, 1_000, Math.max(1_000, close), Math.min(1_000, close), close),
                        bar(2, close, Math.max(close, exit + 1), Math.min(close, exit - 1), exit)),
                (row, account) -> row == 0 ? half : StandAside.noSignal(),
                SimulationSettings.of(costs).withFilters(filters),
                equity);
    }
}
