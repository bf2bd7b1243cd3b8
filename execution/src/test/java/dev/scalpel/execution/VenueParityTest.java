package dev.scalpel.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.simulation.BatchSimulator;
import dev.scalpel.simulation.DecisionRule;
import dev.scalpel.simulation.SimulationResult;
import dev.scalpel.simulation.SimulationSettings;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import dev.scalpel.trading.VenueFilters;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Replay parity through the venue broker and the local exchange. */
class VenueParityTest {

    private static final int DAYS = 14;

    private static final double TICK = 0.01;
    private static final int COOL_DOWN_MINUTES = SeededForecaster.TACTICS.coolDownMinutes();

    /** Maximum fraction of trades in which a price came within a tick of the stop or the target. */
    private static final double TOUCHED = 0.03;

    /**
     * Differences: ticks, steps, the second of the minute, and a stop that fills at its trigger instead of worse. A venue's
     * stop is on a tick and the batch's is not: when a price ends between the two, only one of them exits, and until both
     * are flat and have cooled down their trades may differ. Each such period must start with such a touch.
     */
    @Test
    void ordersAtAVenueGiveTheTradesOfTheBatchUpToDeclaredDifferences() {
        try (VenueTestRig rig = new VenueTestRig(DAYS, "", 0.1)) {
            rig.run(1, DAYS * 1_440 + 1);
            assertThat(rig.failures).isEmpty();

            Map<Long, Trade> batch = new TreeMap<>();
            batch(rig).trades().forEach(trade -> batch.put(trade.position().decisionTime(), trade));
            Map<Long, TradeRow> live = new TreeMap<>();
            rig.trades().forEach(row -> live.put(row.decisionBar(), row));
            int touched = compare(live, batch, rig.bars);

            assertThat(live).hasSizeGreaterThan(20 * DAYS);
            assertThat(touched).isLessThan((int) (TOUCHED * live.size()));
        }
    }

    /** How often a touch made the two differ. */
    private static int compare(Map<Long, TradeRow> live, Map<Long, Trade> batch, BarSeries bars) {
        SortedSet<Long> decisions = new TreeSet<>(live.keySet());
        decisions.addAll(batch.keySet());
        long apartUntil = Long.MIN_VALUE;
        int touched = 0;
        for (long decision : decisions) {
            Optional<TradeRow> row = Optional.ofNullable(live.get(decision));
            Optional<Trade> trade = Optional.ofNullable(batch.get(decision));
            boolean both = row.isPresent() && trade.isPresent();
            if (both && Minutes.floor(row.get().exit().time()) == trade.get().exitTime()) {
                assertSame(row.get(), trade.get());
                continue;
            }
            if (both) {
                assertThat(isTouch(row.get(), trade.get(), bars))
                        .as("a touch of stop or target explains %s compared with %s", row.get(), trade.get())
                        .isTrue();
                touched++;
            } else {
                assertThat(decision)
                        .as("only %s decided on %s", row.isPresent() ? "live" : "the batch", decision)
                        .isLessThanOrEqualTo(apartUntil);
            }
            long exit = Math.max(
                    row.map(known -> known.exit().time()).orElse(Long.MIN_VALUE),
                    trade.map(Trade::exitTime).orElse(Long.MIN_VALUE));
            apartUntil = Math.max(apartUntil, Minutes.plus(exit, COOL_DOWN_MINUTES));
        }
        return touched;
    }

    /** Whether the earlier exit's bar ended within a tick of the price that decided it. */
    private static boolean isTouch(TradeRow row, Trade trade, BarSeries bars) {
        int bar = bars.rowOf(Math.min(Minutes.floor(row.exit().time()), trade.exitTime()));
        Position position = trade.position();
        return Math.abs(bars.low(bar) - position.stopPrice()) <= TICK
                || Math.abs(bars.high(bar) - position.targetPrice()) <= TICK;
    }

    private static void assertSame(TradeRow row, Trade trade) {
        assertThat(row.decisionBar()).isEqualTo(trade.position().decisionTime());
        assertThat(Minutes.floor(row.entry().time())).isEqualTo(trade.position().entryTime());
        assertThat(row.entry().price().doubleValue()).isEqualTo(trade.position().entryPrice(), within(TICK));
        assertThat(row.entry().quantity().doubleValue())
                .isEqualTo(
                        trade.position().quantity().doubleValue(),
                        within(0.03 * trade.position().quantity().doubleValue()));
        assertThat(Minutes.floor(row.exit().time())).isEqualTo(trade.exitTime());
        assertThat(row.exitReason()).isEqualTo(trade.reason());
        double sigma = trade.position().volatility();
        boolean closeStop = trade.reason() == ExitReason.STOP
                && trade.position().basis().distances().stop() <= 3 * sigma;
        double slipped = closeStop ? 0.25 * sigma * trade.position().stopPrice() : 0;
        assertThat(row.exit().price().doubleValue() - slipped).isEqualTo(trade.exitPrice(), within(2 * TICK));
    }

    private static SimulationResult batch(VenueTestRig rig) {
        BarSeries all = rig.bars;
        int from = all.firstRowFrom(VenueTestRig.START.toEpochMilli());
        DecisionRule rule = rig.model.over(all, Optional.empty());
        SimulationSettings bounds = new SimulationSettings(
                rig.settings.costBook().of(rig.settings.instrument(VenueTestRig.ETH)),
                0,
                rig.settings.limits().forTrading(),
                VenueFilters.UNKNOWN,
                0.7);
        return BatchSimulator.run(
                all.slice(from, all.size()), (row, account) -> rule.decide(row + from, account), bounds, 10_000);
    }
}
