package dev.scalpel.venue.sample;

import dev.scalpel.market.Bar;
import dev.scalpel.market.Minutes;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The listed bars of the stand-in and the trades that make them: four a minute, at its open, high, low and close. */
final class SampleMarket {

    static final Instant START = Instant.parse("2026-11-20T12:00:30Z");
    static final BigDecimal TICK = new BigDecimal("0.5");

    private static final int CLOSED = 130;
    private static final int COMING = 30;
    /** The minute that is not listed, counted from the first. */
    private static final int GAP = 70;

    private static final long TRADE_SPACING = 15_000;

    private final List<Bar> bars;

    SampleMarket(List<Bar> bars) {
        this.bars = List.copyOf(bars);
    }

    /** The bars around {@link #START}, with prices from 98 to 105. */
    static List<Bar> standard() {
        long first = Minutes.plus(Minutes.floor(START), -CLOSED);
        List<Bar> bars = new ArrayList<>();
        for (int minute = 0; minute < CLOSED + COMING; minute++) {
            if (minute != GAP) {
                double open = 100 + minute % 3;
                bars.add(new Bar(Minutes.plus(first, minute), open, open + 3, open - 2, open + 1, 4, 4, 2));
            }
        }
        return bars;
    }

    List<Bar> closed(long now) {
        return bars.stream()
                .filter(bar -> Minutes.plus(bar.openTime(), 1) <= now)
                .toList();
    }

    /** The closed bars from a minute on, then the forming one as far as it has been traded. */
    List<SampleResponses.Candle> candles(long from, int limit, long now) {
        List<SampleResponses.Candle> rows = new ArrayList<>();
        closed(now)
                .forEach(bar -> rows.add(new SampleResponses.Candle(
                        bar.openTime(),
                        bar.open(),
                        bar.high(),
                        bar.low(),
                        bar.close(),
                        bar.volume(),
                        bar.trades(),
                        bar.takerBuyVolume())));
        forming(now).ifPresent(rows::add);
        return rows.stream().filter(row -> row.start() >= from).limit(limit).toList();
    }

    private Optional<SampleResponses.Candle> forming(long now) {
        long minute = Minutes.floor(Instant.ofEpochMilli(now));
        List<Double> prices = trades(minute, now + 1).stream()
                .map(trade -> trade.price().doubleValue())
                .toList();
        if (prices.isEmpty()) {
            return Optional.empty();
        }
        double high = prices.stream().mapToDouble(price -> price).max().orElseThrow();
        double low = prices.stream().mapToDouble(price -> price).min().orElseThrow();
        return Optional.of(new SampleResponses.Candle(
                minute, prices.get(0), high, low, prices.get(prices.size() - 1), prices.size(), prices.size(), 1));
    }

    /** The price of the last trade; before the first one, its price. */
    BigDecimal priceAt(long now) {
        List<SampleResponses.Print> before = trades(Long.MIN_VALUE, now + 1);
        return before.isEmpty()
                ? BigDecimal.valueOf(bars.get(0).open())
                : before.get(before.size() - 1).price();
    }

    /** The trades in this span, the end excluded. */
    List<SampleResponses.Print> trades(long from, long to) {
        List<SampleResponses.Print> prints = new ArrayList<>();
        for (Bar bar : bars) {
            if (bar.openTime() >= to || Minutes.plus(bar.openTime(), 1) <= from) {
                continue;
            }
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
