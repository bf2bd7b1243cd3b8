package dev.scalpel.notice.trades;

import dev.scalpel.ledger.TradeRow;
import dev.scalpel.market.InstrumentId;

/** A row of the ledger with the instrument whose file it is in. */
record ClosedTrade(InstrumentId instrument, TradeRow row) {

    /** Ids are those of orders, which are unique per instrument. */
    String key() {
        return instrument.key() + " " + row.id();
    }
}
