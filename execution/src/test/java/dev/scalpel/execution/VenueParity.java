package dev.scalpel.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Trades at a venue compared with those of the batch: equal up to ticks and steps, except where a price ended between a stop
 * or target and its tick.
 *
 * @param live how many trades were made at the venue
 * @param touched how often such a price made the two differ
 */
record VenueParity(int live, int touched) {

    private static final double TICK = 0.01;

    static VenueParity compare(List<TradeRow> rows, List<Trade> trades, BarSeries bars, int coolDownMinutes) {
        Map<Long, Trade> batch = new TreeMap<>();
        trades.forEach(trade -> batch.put(trade.position().decisionTime(), trade));
        Map<Long, TradeRow> live = new TreeMap<>();
        rows.forEach(row -> live.put(row.decisionBar(), row));
        return new VenueParity(live.size(), compare(live, batch, bars, coolDownMinutes));
    }

    private static int compare(Map<Long, TradeRow> live, Map<Long, Trade> batch, BarSeries bars, int coolDownMinutes) {
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
            apartUntil = Math.max(apartUntil, Minutes.plus(exit, coolDownMinutes));
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
                && trade.position().basis().distances().stop() <= 3 * Math.sqrt(60) * sigma;
        double slipped = closeStop ? 0.25 * sigma * trade.position().stopPrice() : 0;
        assertThat(row.exit().price().doubleValue() - slipped).isEqualTo(trade.exitPrice(), within(2 * TICK));
    }
}
