package dev.scalpel.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import java.util.List;

/** Trades at a venue compared with those of a batch that knows its ticks: equal up to steps. */
final class VenueParity {

    private static final double TICK = 0.01;

    private VenueParity() {}

    /** @return how many trades there are */
    static int requireSame(List<TradeRow> rows, List<Trade> trades) {
        assertThat(rows)
                .extracting(TradeRow::decisionBar)
                .isEqualTo(trades.stream()
                        .map(trade -> trade.position().decisionTime())
                        .toList());
        for (int i = 0; i < rows.size(); i++) {
            assertSame(rows.get(i), trades.get(i));
        }
        return rows.size();
    }

    private static void assertSame(TradeRow row, Trade trade) {
        assertThat(Minutes.floor(row.entry().time())).isEqualTo(trade.position().entryTime());
        assertThat(row.entry().price().doubleValue()).isEqualTo(trade.position().entryPrice(), within(TICK));
        assertThat(row.entry().quantity().doubleValue())
                .isEqualTo(
                        trade.position().quantity().doubleValue(),
                        within(0.03 * trade.position().quantity().doubleValue()));
        assertThat(Minutes.floor(row.exit().time())).isEqualTo(trade.exitTime());
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
