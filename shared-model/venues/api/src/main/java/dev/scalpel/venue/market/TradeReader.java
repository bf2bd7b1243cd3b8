package dev.scalpel.venue.market;

import dev.scalpel.market.Symbol;
import java.io.IOException;
import java.time.Instant;

/** Reads a venue's public trades, one page per call. */
public interface TradeReader {

    /** Trades in {@code [from, to)}, as many as one response holds, oldest first where the venue supports it. */
    TradePage read(Symbol symbol, Instant from, Instant to) throws IOException;
}
