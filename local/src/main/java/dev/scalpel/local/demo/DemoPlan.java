package dev.scalpel.local.demo;

import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.synthetic.Edge;
import dev.scalpel.synthetic.MarketSpec;
import java.time.Instant;
import java.util.List;

/**
 * What the demo plays.
 *
 * @param days how long the bot runs
 * @param historyDays how much of the market lies before its first minute
 */
public record DemoPlan(int days, int historyDays, long seed, Edge edge) {

    /** A Monday, so that a week of the demo is a week of the report. */
    static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    static final List<Symbol> SYMBOLS = List.of(new Symbol("BTC", "USDT"), new Symbol("ETH", "USDT"));

    long firstMinute() {
        return START.toEpochMilli();
    }

    long endMinute() {
        return Minutes.plus(firstMinute(), days * Minutes.PER_DAY);
    }

    long historyBegin() {
        return Minutes.plus(firstMinute(), -historyDays * Minutes.PER_DAY);
    }

    /** A few minutes are absent, as on every real venue; the market goes on after the end, so that no bar is its last. */
    MarketSpec market() {
        return MarketSpec.of(SYMBOLS, historyBegin(), historyDays + days + 1, seed)
                .withEdge(edge)
                .withMissingShare(0.0005);
    }
}
