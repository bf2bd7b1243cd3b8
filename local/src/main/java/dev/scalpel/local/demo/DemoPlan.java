package dev.scalpel.local.demo;

import dev.scalpel.local.functions.ReportRun;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The scope of the demo: history, then days in the shadow until a licence is granted, then days of trading.
 *
 * @param days number of days that the bot trades minute by minute
 * @param shadowDays the shadow ends after so many days at the latest, with a licence or without
 * @param symbols number of pairs that it trades, 1 to {@value #MAX_SYMBOLS}
 */
public record DemoPlan(DemoMarket traded, int days, int shadowDays, int symbols, long seed, DemoEdge edge) {

    /**
     * A week that features look back on, 120 days for the first fit, a day of gap, two weeks of scores for a threshold,
     * and shadow trades from which returns are calibrated and the unit of evidence is taken.
     */
    public static final int HISTORY_DAYS = 190;

    /** The shadow ends with the licence, which needs 60 days, or here without one. */
    public static final int DEFAULT_SHADOW_DAYS = 75;

    public static final int MAX_SYMBOLS = 2;

    /** The night after which the first candidate is traded in the shadow. */
    static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

    public static final long START_MINUTE = START.toEpochMilli();

    /** Of the market; the portfolio trades all of them. */
    static final List<Symbol> PAIRS = List.of(new Symbol("BTC", "USDT"), new Symbol("ETH", "USDT"));

    List<Symbol> pairs() {
        return PAIRS.subList(0, symbols);
    }

    long firstMinute() {
        return START_MINUTE;
    }

    /** @param tradingFrom the day from which the bot trades minute by minute */
    long endMinute(long tradingFrom) {
        return Minutes.plus(tradingFrom, days * Minutes.PER_DAY);
    }

    long historyBegin() {
        return Minutes.plus(firstMinute(), -HISTORY_DAYS * Minutes.PER_DAY);
    }

    /** For the report: the command that runs the same demo. */
    ReportRun reportRun() {
        return ReportRun.demo(Optional.of(ReportRun.commandLine(List.of(
                "demo",
                "--market",
                traded.name().toLowerCase(Locale.ROOT),
                "--days",
                Integer.toString(days),
                "--shadow-days",
                Integer.toString(shadowDays),
                "--symbols",
                Integer.toString(symbols),
                "--seed",
                Long.toString(seed),
                "--edge",
                edge.name().toLowerCase(Locale.ROOT)))));
    }

    /** A few minutes are missing, as on every real venue; the market continues after the end of the demo. */
    MarketSpec market() {
        return MarketSpec.of(PAIRS, historyBegin(), HISTORY_DAYS + shadowDays + days + 2, seed)
                .withEdge(edge.planted())
                .withMissingShare(0.0005);
    }
}
