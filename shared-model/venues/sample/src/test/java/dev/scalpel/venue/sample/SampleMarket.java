package dev.scalpel.venue.sample;

import dev.scalpel.market.Bar;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The listed bars of the stand-in and the trades that make them. */
final class SampleMarket {

    static final Instant START = Instant.parse("2026-11-20T12:00:30Z");

    private static final int CLOSED = 130;
    /** The minute that is not listed, counted from the first. */
    private static final int GAP = 70;

    private static final long TRADE_SPACING = 15_000;

    private final List<Bar> closed = new ArrayList<>();

    SampleMarket() {
        long first = Minutes.plus(Minutes.floor(START), -CLOSED);
        for (int minute = 0; minute < CLOSED; minute++) {
            if (minute != GAP) {
                double open = 100 + minute % 3;
                closed.add(new Bar(Minutes.plus(first, minute), open, open + 3, open - 2, open + 1, 4, 4, 2));
            }
        }
    }

    List<Bar> closed() {
        return List.copyOf(closed);
    }

    /** The closed bars from a minute on, then the forming one. */
    List<SampleResponses.Candle> candles(long from, int limit) {
        List<SampleResponses.Candle> rows = new ArrayList<>();
        closed.forEach(bar -> rows.add(new SampleResponses.Candle(
                bar.openTime(),
                bar.open(),
                bar.high(),
                bar.low(),
                bar.close(),
                bar.volume(),
                bar.trades(),
                bar.takerBuyVolume())));
        rows.add(new SampleResponses.Candle(Minutes.floor(START), 100, 100, 100, 100, 1, 1, 1));
        return rows.stream().filter(row -> row.start() >= from).limit(limit).toList();
    }

    /** Four trades a minute: open, high, low, close. */
    List<SampleResponses.Print> trades(long from, long to) {
        List<SampleResponses.Print> prints = new ArrayList<>();
        for (Bar bar : closed) {
            double[] prices = {bar.open(), bar.high(), bar.low(), bar.close()};
            for (int each = 0; each < prices.length; each++) {
                long time = bar.openTime() + each * TRADE_SPACING;
                prints.add(new SampleResponses.Print(
                        "t" + time, time, BigDecimal.valueOf(prices[each]), BigDecimal.ONE, each % 2 == 0));
            }
        }
        return prints.stream()
                .filter(print -> print.millis() >= from && print.millis() < to)
                .toList();
    }
}
