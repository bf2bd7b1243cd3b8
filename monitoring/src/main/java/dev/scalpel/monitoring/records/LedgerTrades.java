package dev.scalpel.monitoring.records;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.Minutes;
import dev.scalpel.trading.Position;
import dev.scalpel.trading.Trade;
import java.util.List;

/** The ledger's trades as the statistics know trades: by minute, profits as the ledger tells them. */
public final class LedgerTrades {

    private LedgerTrades() {}

    public static List<Trade> of(List<TradeRow> rows) {
        return rows.stream().map(LedgerTrades::of).toList();
    }

    public static Trade of(TradeRow row) {
        Position position = position(row);
        return new Trade(
                position,
                Math.max(Minutes.floor(row.exit().time()), position.entryTime()),
                row.exit().price().doubleValue(),
                row.exitReason(),
                row.netReturn(),
                row.netProfit().doubleValue());
    }

    static Position position(TradeRow row) {
        // A venue's clock may run before ours: an entry still comes after its decision bar.
        long entry = Math.max(Minutes.floor(row.entry().time()), Minutes.plus(row.decisionBar(), 1));
        return Position.enter(
                row.bracket(),
                row.sigma(),
                row.decisionBar(),
                entry,
                row.entry().price().doubleValue(),
                row.entry().quantity());
    }
}
