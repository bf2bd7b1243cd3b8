package dev.scalpel.market;

/** A span of several minutes that bars can be aggregated to; spans are aligned to the epoch, and so to the hour, UTC. */
public enum TimeFrame {
    FIVE_MINUTES(5),
    QUARTER_HOUR(15),
    HOUR(60);

    private final int minutes;

    TimeFrame(int minutes) {
        this.minutes = minutes;
    }

    public int minutes() {
        return minutes;
    }

    /** The start of the span that contains this minute. */
    public long startOf(long minute) {
        long span = minutes * Minutes.MILLIS;
        return Math.floorDiv(minute, span) * span;
    }

    /**
     * One bar for each complete span; a span with a gap, or one that is not over yet, gives none. So bars appended to
     * {@code minuteBars} never change an earlier result. A resulting bar has the open time of its span and is known only
     * when the span's last minute has closed.
     *
     * <p>Trades and taker-buy volume are unknown where they are unknown in any of the minutes.
     */
    public BarSeries aggregate(BarSeries minuteBars) {
        BarSeries.Builder aggregated = new BarSeries.Builder(minuteBars.size() / minutes + 1);
        int row = 0;
        while (row < minuteBars.size()) {
            long open = startOf(minuteBars.openTime(row));
            int next = minuteBars.firstRowFrom(Minutes.plus(open, minutes));
            if (next - row == minutes) {
                aggregated.add(aggregateOne(minuteBars, row));
            }
            row = next;
        }
        return aggregated.build();
    }

    private Bar aggregateOne(BarSeries bars, int first) {
        double high = bars.high(first);
        double low = bars.low(first);
        double volume = 0;
        double takerBuyVolume = 0;
        long trades = 0;
        boolean tradesKnown = true;
        for (int row = first; row < first + minutes; row++) {
            high = Math.max(high, bars.high(row));
            low = Math.min(low, bars.low(row));
            volume += bars.volume(row);
            takerBuyVolume += bars.takerBuyVolume(row);
            trades += bars.trades(row);
            tradesKnown &= bars.trades(row) != Bar.UNKNOWN_TRADES;
        }
        return new Bar(
                bars.openTime(first),
                bars.open(first),
                high,
                low,
                bars.close(first + minutes - 1),
                volume,
                tradesKnown ? trades : Bar.UNKNOWN_TRADES,
                takerBuyVolume);
    }
}
