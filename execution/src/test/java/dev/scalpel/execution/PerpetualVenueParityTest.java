package dev.scalpel.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.costs.FeeAccount;
import dev.scalpel.costs.margin.MarginVersion;
import dev.scalpel.costs.margin.StoredMargin;
import dev.scalpel.features.FeatureSet;
import dev.scalpel.features.FeatureVariant;
import dev.scalpel.funding.FundingRate;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.BracketGrid;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.margin.LiquidationPrices;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Live parity on a perpetual: the function against the stand-in of Binance USD-M makes the trades of the batch, long and short, with
 * their funding, up to the differences that docs/execution.md declares. The batch has the margin tiers that execution itself has
 * read from the stand-in and stored.
 */
class PerpetualVenueParityTest {

    private static final double CAPITAL = 10_000;

    @Test
    void bracketsAtTheVenueAreThoseOfTheBatchUpToDeclaredDifferences() {
        SeededForecaster model =
                new SeededForecaster(FeatureSet.standard(FeatureVariant.ALONE), BracketGrid.bothSides(), 0.1);
        try (PerpetualVenueRig rig = new PerpetualVenueRig(ParityDays.COUNT, model)) {
            List<TradeRow> rows = run(rig);
            requireSame(rig, rows, batch(rig, model.over(rig.bars, Optional.empty())));

            assertThat(rows).hasSizeGreaterThan(15 * ParityDays.COUNT);
            assertThat(rows).anyMatch(row -> row.funding().signum() != 0);
            assertThat(rows)
                    .extracting(TradeRow::exitReason)
                    .contains(ExitReason.STOP, ExitReason.TARGET, ExitReason.TIME_LIMIT);
            ParityDays.report("brackets at the stand-in equal the batch, " + describe(rows), rows.size());
        }
    }

    @Test
    void positionsThatFollowAScoreAreThoseOfTheBatchUpToTheSameDifferences() {
        ScoredForecaster model =
                new ScoredForecaster(FeatureVariant.ALONE, ScoredForecaster.TACTICS, 1, Costs.of(0.0002, 0));
        try (PerpetualVenueRig rig = new PerpetualVenueRig(ParityDays.COUNT, model)) {
            List<TradeRow> rows = run(rig);
            requireSame(
                    rig, rows, batch(rig, model.over(rig.bars, Optional.empty(), EnumSet.allOf(PositionSide.class))));

            assertThat(rows).hasSizeGreaterThan(10 * ParityDays.COUNT);
            assertThat(rows).extracting(TradeRow::exitReason).contains(ExitReason.SCORE, ExitReason.TIME_LIMIT);
            ParityDays.report("scores at the stand-in equal the batch, " + describe(rows), rows.size());
        }
    }

    private static List<TradeRow> run(PerpetualVenueRig rig) {
        rig.run(ParityDays.COUNT);
        assertThat(rig.failures).isEmpty();
        return rig.trades();
    }

    private static List<Trade> batch(PerpetualVenueRig rig, DecisionRule rule) {
        BarSeries all = rig.bars;
        int from = all.firstRowFrom(PerpetualVenueRig.START.toEpochMilli());
        MarginVersion read = new StoredMargin(rig.memory)
                .read(PerpetualVenueRig.PERPETUAL)
                .flatMap(document -> document.newest(FeeAccount.STAND_IN))
                .orElseThrow();
        List<FundingRate> rates = rig.rates().entrySet().stream()
                .map(rate -> new FundingRate(rate.getKey(), rate.getValue()))
                .toList();
        Costs costs = Costs.of(0.0002, 0)
                .withFundingRates(FundingSeries.of(rates))
                .withMargin(LiquidationPrices.of(read.terms().withLeverage(PerpetualVenueRig.LEVERAGE)));
        SimulationSettings settings = new SimulationSettings(
                costs, 0, rig.settings.limits().forTrading(), PerpetualFixture.FILTERS, PerpetualVenueRig.SHARE);
        return BatchSimulator.run(all.slice(from, all.size()), new ShiftedRule(rule, from), settings, CAPITAL)
                .trades();
    }

    private static void requireSame(PerpetualVenueRig rig, List<TradeRow> rows, List<Trade> trades) {
        VenueParity.requireSame(rows, trades);
        for (int at = 0; at < rows.size(); at++) {
            assertFunding(rows.get(at), trades.get(at));
        }
        assertThat(rows).extracting(TradeRow::side).contains(PositionSide.LONG, PositionSide.SHORT);
        assertBooks(rig, rows);
    }

    /** In proportion to the quantity, which may differ by what an open moved. */
    private static void assertFunding(TradeRow row, Trade trade) {
        double share = row.entry().quantity().doubleValue()
                / trade.position().quantity().doubleValue();
        assertThat(row.funding().doubleValue())
                .as("funding of the trade decided at %s", row.decisionBar())
                .isEqualTo(share * trade.funding(), within(1e-4 * Math.abs(trade.funding()) + 1e-7));
    }

    /** What the ledger says was gained is what the wallet has, while nothing is open. */
    private static void assertBooks(PerpetualVenueRig rig, List<TradeRow> rows) {
        if (rig.exchange().position(PerpetualVenueRig.ETH).quantity().signum() == 0) {
            BigDecimal gained = rows.stream().map(TradeRow::netProfit).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(rig.exchange().walletBalance("USDT")).isEqualByComparingTo(gained.add(new BigDecimal("10000")));
        }
    }

    private static String describe(List<TradeRow> rows) {
        return rows.stream().filter(row -> row.side() == PositionSide.SHORT).count() + " of them short, "
                + rows.stream().filter(row -> row.funding().signum() != 0).count() + " with funding";
    }
}
