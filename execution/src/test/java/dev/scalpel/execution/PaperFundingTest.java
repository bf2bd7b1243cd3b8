package dev.scalpel.execution;

import static dev.scalpel.execution.PaperTestRig.BTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.scalpel.costs.margin.SimulationMargin;
import dev.scalpel.costs.margin.StoredMargin;
import dev.scalpel.funding.FundingRate;
import dev.scalpel.funding.FundingSeries;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.store.funding.StoredFunding;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.MarginRules;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ten hours of the real function on paper in a perpetual whose hourly funding rates are stored. */
class PaperFundingTest {

    private static final int HOUR = 60;
    private static final int MINUTES = 600;
    private static final BigDecimal STEP = new BigDecimal("0.00001");

    private final PaperTestRig rig = new PaperTestRig(
            2,
            "symbols: {BTC/USDT: 0.5}\nlimits: {dailyLossShare: 1, drawdownShare: 1, maxConsecutiveLosses: 1000}\n"
                    + "costs: {feeBp: 2, slippageBp: 0, feeAsset: quote}\n",
            0.9);

    /** Replay parity. */
    @Test
    void theTradesAndTheirFundingAreThoseOfTheBatchToTheLastBit() {
        rig.memory.putIfAbsent("instruments/binance.json", """
            {"format": 2, "venue": "binance", "instruments": {
              "BTC-USDT": {"checkedAt": "2026-05-31T00:00:00Z", "versions": [
                {"asOf": "2026-05-31T00:00:00Z", "kind": "PERPETUAL", "settlement": "USDT",
                 "tick": "0.01", "step": "0.00001", "minQuantity": "0.00001", "maxQuantity": "9000",
                 "minNotional": "5", "multiplier": "1", "session": "ALWAYS_OPEN", "shortable": true,
                 "fundingMinutes": 60, "status": "OPEN", "orderTypes": ["LIMIT", "MARKET"]}]}}}
            """.getBytes(StandardCharsets.UTF_8));
        new StoredFunding(rig.memory).append(rig.settings.instrument(BTC), rates());
        rig.run(1, MINUTES + 1);
        assertThat(rig.failures).isEmpty();

        SimulationResult batch = batch();
        List<TradeRow> rows = rig.trades(BTC);
        assertThat(rows).hasSizeGreaterThan(10).hasSameSizeAs(batch.trades());
        for (int at = 0; at < rows.size(); at++) {
            Trade trade = batch.trades().get(at);
            assertThat(rows.get(at).entry().time()).isEqualTo(trade.position().entryTime());
            assertThat(rows.get(at).netProfit().doubleValue()).isEqualTo(trade.netProfit());
        }
        assertThat(batch.trades()).anyMatch(trade -> trade.funding() > 0).anyMatch(trade -> trade.funding() < 0);
        assertThat(rig.state(BTC).account()).isEqualTo(batch.endState().account());
    }

    /** Of either sign, before, within and after the ten hours. */
    private static List<FundingRate> rates() {
        return IntStream.rangeClosed(-5, 12)
                .mapToObj(hour -> new FundingRate(
                        Minutes.plus(PaperTestRig.START.toEpochMilli(), (long) hour * HOUR),
                        BigDecimal.valueOf(hour % 2 == 0 ? 37 : -21, 4)))
                .toList();
    }

    private SimulationResult batch() {
        BarSeries all = rig.market.get(BTC);
        int from = all.firstRowFrom(PaperTestRig.START.toEpochMilli());
        int to = all.firstRowFrom(Minutes.plus(PaperTestRig.START.toEpochMilli(), MINUTES));
        DecisionRule rule = rig.model.over(all, Optional.of(all));
        VenueFilters filters =
                new VenueFilters(new BigDecimal("0.01"), STEP, STEP, new BigDecimal("9000"), new BigDecimal("5"));
        MarginRules margin = new SimulationMargin(rig.settings, new StoredMargin(rig.memory))
                .of(rig.settings.instrument(BTC), true, PaperTestRig.START);
        SimulationSettings settings = new SimulationSettings(
                Costs.of(0.0002, 0).withFundingRates(FundingSeries.of(rates())).withMargin(margin),
                0,
                rig.settings.limits().forTrading(),
                filters,
                0.5);
        return BatchSimulator.run(
                all.slice(from, to), (row, account) -> rule.decide(row + from, account), settings, 10_000);
    }
}
