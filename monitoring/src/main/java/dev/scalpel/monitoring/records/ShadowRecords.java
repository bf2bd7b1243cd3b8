package dev.scalpel.monitoring.records;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.InstrumentId;
import java.util.List;

/**
 * What a procedure would have traded of an instrument.
 *
 * @param trades in order of their exits, priced without costs, at least one
 */
public record ShadowRecords(InstrumentId instrument, String procedure, List<TradeRow> trades) {

    public ShadowRecords {
        trades = List.copyOf(trades);
        if (trades.isEmpty()) {
            throw new IllegalArgumentException("shadow records need at least one trade: " + procedure);
        }
    }

    /** Epoch milliseconds of the last exit. */
    long lastExit() {
        return trades.get(trades.size() - 1).exit().time();
    }
}
