package dev.scalpel.local.demo;

import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import java.time.Instant;
import java.util.List;

/**
 * The scope of the demo.
 *
 * @param days number of days that the bot runs
 * @param symbols number of pairs that it trades, 1 to {@value #MAX_SYMBOLS}
 */
public record DemoPlan(int days, int symbols, long seed, DemoEdge edge) {

    /** The history of a training, so that the first one finds it in the store. */
    public static final int HISTORY_DAYS = 60;

    public static final int MAX_SYMBOLS = 2;

    /** A Monday, so that a week of the demo is a week of the report. */
    static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    public static final long START_MINUTE = START.toEpochMilli();

    private static final List<Symbol> PAIRS = List.of(new Symbol("BTC", "USDT"), new Symbol("ETH", "USDT"));

    List<Symbol> pairs() {
        return PAIRS.subList(0, symbols);
    }

    Instant end() {
        return Instant.ofEpochMilli(endMinute());
    }

    long firstMinute() {
        return START_MINUTE;
    }

    long endMinute() {
        return Minutes.plus(firstMinute(), days * Minutes.PER_DAY);
    }

    long historyBegin() {
        return Minutes.plus(firstMinute(), -HISTORY_DAYS * Minutes.PER_DAY);
    }

    /** A few minutes are missing, as on every real venue; the market continues after the end of the demo. */
    MarketSpec market() {
        return MarketSpec.of(PAIRS, historyBegin(), HISTORY_DAYS + days + 1, seed)
                .withEdge(edge.planted())
                .withMissingShare(0.0005);
    }
}
