package dev.scalpel.localexchange.market;

import dev.scalpel.market.Bar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The public trades of a bar, derived from the bar alone: a bar built from them has the same prices, volume, count and
 * taker volume to the last digit. A bar without volume has no trades. A bar with fewer trades than its prices and
 * sides need, or with an unknown number, gets as many as needed.
 */
final class BarTrades {

    private static final int MIN_SCALE = 8;

    /** The price from {@code phase} on. */
    private record Anchor(int phase, BigDecimal price) {}

    private final Bar bar;
    private final BigDecimal volume;
    private final BigDecimal takerBuy;
    private final List<Anchor> anchors;
    private final int aggregates;
    private final long trades;

    BarTrades(Bar bar, int maxAggregates) {
        this.bar = bar;
        volume = BigDecimal.valueOf(bar.volume());
        takerBuy = bar.hasTakerBuyVolume()
                ? BigDecimal.valueOf(bar.takerBuyVolume())
                : volume.divide(BigDecimal.valueOf(2), Math.max(MIN_SCALE, volume.scale()), RoundingMode.DOWN);
        anchors = anchors(bar);
        if (volume.signum() == 0) {
            aggregates = 0;
            trades = 0;
            return;
        }
        int needed = Math.max(anchors.size(), hasBothSides() ? 2 : 1);
        trades = Math.max(needed, bar.trades() > 0 ? bar.trades() : maxAggregates);
        aggregates = (int) Math.max(needed, Math.min(trades, maxAggregates));
    }

    int aggregates() {
        return aggregates;
    }

    long trades() {
        return trades;
    }

    BigDecimal volume() {
        return volume;
    }

    /** What takers bought; half the volume where the bar does not report it. */
    BigDecimal takerBuyVolume() {
        return takerBuy;
    }

    /** In order of time, numbered from these ids. */
    List<AggregateTrade> trades(long firstAggregateId, long firstTradeId) {
        List<AggregateTrade> made = new ArrayList<>(aggregates);
        List<BigDecimal> bought = split(takerBuy, buys());
        List<BigDecimal> sold = split(volume.subtract(takerBuy), aggregates - buys());
        long tradeId = firstTradeId;
        int bySide = 0;
        for (int i = 0; i < aggregates; i++) {
            boolean takerBuys = isBuy(i);
            bySide += takerBuys ? 1 : 0;
            BigDecimal quantity = takerBuys ? bought.get(bySide - 1) : sold.get(i - bySide);
            long count = trades / aggregates + (i < trades % aggregates ? 1 : 0);
            made.add(new AggregateTrade(
                    firstAggregateId + i,
                    anchors.get(anchorOf(i)).price(),
                    quantity,
                    tradeId,
                    tradeId + count - 1,
                    time(i),
                    !takerBuys));
            tradeId += count;
        }
        return made;
    }

    private boolean hasBothSides() {
        return takerBuy.signum() > 0 && takerBuy.compareTo(volume) < 0;
    }

    private int buys() {
        if (!hasBothSides()) {
            return takerBuy.signum() > 0 ? aggregates : 0;
        }
        int share = takerBuy.multiply(BigDecimal.valueOf(aggregates))
                .divide(volume, 0, RoundingMode.HALF_UP)
                .intValue();
        return Math.max(1, Math.min(aggregates - 1, share));
    }

    /** Spreads the buys evenly over the minute. */
    private boolean isBuy(int i) {
        long buys = buys();
        return (i + 1) * buys / aggregates > i * buys / aggregates;
    }

    private int anchorOf(int i) {
        return (int) ((long) i * anchors.size() / aggregates);
    }

    private long firstOf(int anchor) {
        return ((long) anchor * aggregates + anchors.size() - 1) / anchors.size();
    }

    private long time(int i) {
        int anchor = anchorOf(i);
        long first = firstOf(anchor);
        long next = firstOf(anchor + 1);
        long start = PricePath.start(anchors.get(anchor).phase());
        long end = PricePath.start(
                anchor + 1 < anchors.size() ? anchors.get(anchor + 1).phase() : PricePath.PHASES);
        return bar.openTime() + start + (end - start) * (i - first) / (next - first);
    }

    /** Parts in the ratio 1:2:3:1:2:3…, each above zero, which sum to the total exactly. */
    private static List<BigDecimal> split(BigDecimal total, int parts) {
        List<BigDecimal> split = new ArrayList<>(parts);
        if (parts == 0) {
            return split;
        }
        long weights = 0;
        for (int i = 0; i < parts; i++) {
            weights += 1 + i % 3;
        }
        int scale = Math.max(MIN_SCALE, total.scale());
        while (total.movePointRight(scale).compareTo(BigDecimal.valueOf(weights)) < 0) {
            scale++;
        }
        BigDecimal left = total;
        for (int i = 0; i < parts - 1; i++) {
            BigDecimal part = total.multiply(BigDecimal.valueOf(1 + i % 3))
                    .divide(BigDecimal.valueOf(weights), scale, RoundingMode.DOWN);
            split.add(part);
            left = left.subtract(part);
        }
        split.add(left);
        return split;
    }

    /** The path's prices without repeats, and without a low or high equal to open or close if there are too few trades. */
    private static List<Anchor> anchors(Bar bar) {
        List<Anchor> whole = path(bar, true, true);
        if (bar.trades() <= 0 || whole.size() <= bar.trades()) {
            return whole;
        }
        boolean lowElsewhere = bar.low() == bar.open() || bar.low() == bar.close();
        boolean highElsewhere = bar.high() == bar.open() || bar.high() == bar.close();
        List<Anchor> withoutLow = path(bar, !lowElsewhere, true);
        return withoutLow.size() <= bar.trades() ? withoutLow : path(bar, !lowElsewhere, !highElsewhere);
    }

    private static List<Anchor> path(Bar bar, boolean withLow, boolean withHigh) {
        List<Anchor> path = new ArrayList<>(PricePath.PHASES);
        for (int phase = 0; phase < PricePath.PHASES; phase++) {
            boolean included = (phase != 1 || withLow) && (phase != 2 || withHigh);
            BigDecimal price = PricePath.price(bar, phase);
            boolean repeats =
                    !path.isEmpty() && path.get(path.size() - 1).price().compareTo(price) == 0;
            if (included && !repeats) {
                path.add(new Anchor(phase, price));
            }
        }
        return path;
    }
}
