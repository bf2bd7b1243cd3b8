package dev.scalpel.execution;

import static dev.scalpel.execution.PaperTestRig.BTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.funding.Funding;
import dev.scalpel.ledger.DecisionRow;
import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.Costs;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import dev.scalpel.trading.instrument.EntryWindow;
import dev.scalpel.trading.instrument.TradingSession;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A day of the real function on paper in a contract of ten units, with a session that ends at 21:00 UTC and begins again at
 * 22:00, and funding every hour by the venue's statement (the settings say every eight).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaperContractTest {

    private static final BigDecimal STEP = new BigDecimal("0.00001");
    private static final double FUNDING = 0.0003;
    private static final int HOUR = 60;

    private final PaperTestRig rig = new PaperTestRig(
            2,
            "symbols: {BTC/USDT: 0.5}\nlimits: {dailyLossShare: 1, drawdownShare: 1, maxConsecutiveLosses: 1000,"
                    + " sessionEndMinutes: 60}\n"
                    + "costs: {feeBp: 2, slippageBp: 0, feeAsset: quote, funding: {rateBp: 3, intervalMinutes: 480}}\n",
            0.9);

    @BeforeAll
    void aDayOfRandomEntries() {
        rig.memory.putIfAbsent("instruments/binance.json", """
                {"format": 2, "venue": "binance", "instruments": {
                  "BTC-USDT": {"checkedAt": "2026-05-31T00:00:00Z", "versions": [
                    {"asOf": "2026-05-31T00:00:00Z", "kind": "PERPETUAL", "settlement": "USDT",
                     "tick": "0.01", "step": "0.00001", "minQuantity": "0.00001", "maxQuantity": "9000",
                     "minNotional": "5", "multiplier": "10", "session": "CME_FUTURES", "shortable": true,
                     "fundingMinutes": 60, "status": "OPEN", "orderTypes": ["LIMIT", "MARKET"]}]}}}
                """.getBytes(StandardCharsets.UTF_8));
        rig.run(1, 1_440 + 1);
        assertThat(rig.failures).isEmpty();
    }

    /** Replay parity. */
    @Test
    void theTradesAreThoseOfTheBatchToTheLastBit() {
        SimulationResult batch = batch();

        assertThat(trades()).hasSizeGreaterThan(30).hasSameSizeAs(batch.trades());
        for (int at = 0; at < batch.trades().size(); at++) {
            Trade trade = batch.trades().get(at);
            TradeRow row = trades().get(at);
            assertThat(row.entry().time()).isEqualTo(trade.position().entryTime());
            assertThat(row.multiplier()).isEqualByComparingTo("10");
            assertThat(row.netProfit().doubleValue()).isEqualTo(trade.netProfit());
            assertThat(row.netReturn()).isEqualTo(trade.netReturn());
        }
        assertThat(rig.state(BTC).account()).isEqualTo(batch.endState().account());
    }

    @Test
    void aTradePaysTheFeesOfItsUnitsAndFundingForEachFullHour() {
        long withFunding = 0;
        for (TradeRow row : trades()) {
            long hours = hour(row.exit().time()) - hour(row.entry().time());
            double entered = row.notional().doubleValue();
            double left = entered
                    / row.entry().price().doubleValue()
                    * row.exit().price().doubleValue();
            assertThat(entered)
                    .isEqualTo(
                            10
                                    * row.entry().quantity().doubleValue()
                                    * row.entry().price().doubleValue(),
                            within(1e-8));
            assertThat(row.fees().get("USDT").doubleValue())
                    .isEqualTo(0.0002 * (entered + left) + FUNDING * hours * entered, within(1e-6));
            withFunding += hours > 0 ? 1 : 0;
        }
        assertThat(withFunding).isGreaterThan(3);
    }

    @Test
    void noPositionIsOpenedOutsideOfTheSessionAndInTheMinutesBeforeItsEnd() {
        List<DecisionRow> rows = rig.decisions(BTC, 0);
        assertThat(rows)
                .filteredOn(DecisionRow::entered)
                .isNotEmpty()
                .noneMatch(row -> entryMinute(row) >= 20 * HOUR && entryMinute(row) < 22 * HOUR)
                .anyMatch(row -> entryMinute(row) >= 22 * HOUR);
        assertThat(rows)
                .filteredOn(row -> row.reason().equals("SESSION_ENDING"))
                .isNotEmpty()
                .allMatch(row -> entryMinute(row) >= 20 * HOUR && entryMinute(row) < 21 * HOUR);
        assertThat(rows)
                .filteredOn(row -> row.reason().equals("MARKET_CLOSED"))
                .isNotEmpty()
                .allMatch(row -> entryMinute(row) >= 21 * HOUR && entryMinute(row) < 22 * HOUR);
    }

    private SimulationResult batch() {
        BarSeries all = rig.market.get(BTC);
        int from = all.firstRowFrom(PaperTestRig.START.toEpochMilli());
        int to = all.firstRowFrom(Minutes.plus(PaperTestRig.START.toEpochMilli(), Minutes.PER_DAY));
        DecisionRule rule = rig.model.over(all, Optional.of(all));
        VenueFilters filters = new VenueFilters(
                new BigDecimal("0.01"), STEP, STEP, new BigDecimal("9000"), new BigDecimal("5"), BigDecimal.TEN);
        SimulationSettings settings = new SimulationSettings(
                        Costs.of(0.0002, 0).withFunding(new Funding(HOUR, FUNDING)),
                        0,
                        rig.settings.limits().forTrading(),
                        filters,
                        0.5)
                .withEntryWindow(new EntryWindow(TradingSession.CME_FUTURES, HOUR));
        return BatchSimulator.run(
                all.slice(from, to), (row, account) -> rule.decide(row + from, account), settings, 10_000);
    }

    private List<TradeRow> trades() {
        return rig.trades(BTC);
    }

    private static long hour(long time) {
        return Math.floorDiv(time, HOUR * Minutes.MILLIS);
    }

    /** Of the day, in which an entry on this bar would be made. */
    private static long entryMinute(DecisionRow row) {
        return Minutes.between(PaperTestRig.START.toEpochMilli(), row.bar()) + 1;
    }
}
