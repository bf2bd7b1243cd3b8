package dev.scalpel.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import java.math.BigDecimal;
import java.util.List;

/** Trades at a venue compared with those of a batch that knows its ticks: equal up to steps. */
final class VenueParity {

    private static final double TICK = 0.01;
    private static final double ROUNDING = 1e-12;

    private VenueParity() {}

    /** @return how many trades there are */
    static int requireSame(List<TradeRow> rows, List<Trade> trades) {
        return requireSame(rows, trades, BigDecimal.ZERO);
    }

    /** @param step of quantities, where they are so small that a step is more than their tolerance */
    static int requireSame(List<TradeRow> rows, List<Trade> trades, BigDecimal step) {
        // The first that differs explains all that follow it.
        for (int i = 0; i < Math.min(rows.size(), trades.size()); i++) {
            TradeRow row = rows.get(i);
            Trade trade = trades.get(i);
            assertThat(row.decisionBar())
                    .as("decision bar of trade %d: %s, in the batch %s", i, row, trade)
                    .isEqualTo(trade.position().decisionTime());
            assertSame(row, trade, step.doubleValue());
        }
        assertThat(rows).hasSameSizeAs(trades);
        return rows.size();
    }

    private static void assertSame(TradeRow row, Trade trade, double step) {
        assertThat(Minutes.floor(row.entry().time())).isEqualTo(trade.position().entryTime());
        assertThat(row.entry().price().doubleValue()).isEqualTo(trade.position().entryPrice(), within(TICK));
        double quantity = trade.position().quantity().doubleValue();
        assertThat(row.entry().quantity().doubleValue())
                .as("quantity of %s, in the batch %s", row, trade)
                .isEqualTo(quantity, within(Math.max(0.03 * quantity, step) + ROUNDING));
        assertThat(Minutes.floor(row.exit().time()))
                .as("exit minute of %s, in the batch %s", row, trade)
                .isEqualTo(trade.exitTime());
        assertThat(row.exitReason()).isEqualTo(trade.reason());
        double slipped = trade.position().side().sign()
                * (trade.reason() == ExitReason.STOP && isClose(trade.position())
                        ? 0.25
                                * trade.position().volatility()
                                * trade.position().stopPrice()
                        : 0);
        assertThat(row.exit().price().doubleValue() - slipped).isEqualTo(trade.exitPrice(), within(2 * TICK));
    }

    /** Rule 4: within three times the volatility of an hour. */
    private static boolean isClose(Position position) {
        return position.basis().distances().stop() <= 3 * Math.sqrt(60) * position.volatility();
    }
}
