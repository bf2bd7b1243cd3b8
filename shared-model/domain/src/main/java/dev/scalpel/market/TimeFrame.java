package dev.scalpel.market;

/** A span of several minutes that bars can be gathered into; spans are aligned to the epoch, and so to the hour, UTC. */
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

    /** When the span that contains this minute opens. */
    public long startOf(long minute) {
        long span = minutes * Minutes.MILLIS;
        return Math.floorDiv(minute, span) * span;
    }

    /**
     * One bar for each span of which every minute is there; a span with a hole, or one that is not over yet, gives none.
     * So what is added to the end of {@code minuteBars} never changes a bar that was made before. A bar of the result
     * bears the time its span opens and is known only when the span's last minute has closed.
     *
     * <p>Trades and taker-buy volume are untold where one minute does not tell them.
     */
    public BarSeries aggregate(BarSeries minuteBars) {
        BarSeries.Builder gathered = new BarSeries.Builder(minuteBars.size() / minutes + 1);
        int row = 0;
        while (row < minuteBars.size()) {
            long open = startOf(minuteBars.openTime(row));
            int next = minuteBars.firstRowFrom(Minutes.plus(open, minutes));
            if (next - row == minutes) {
                gathered.add(aggregateOne(minuteBars, row));
            }
            row = next;
        }
        return gathered.build();
    }

    private Bar aggregateOne(BarSeries bars, int first) {
        double high = bars.high(first);
        double low = bars.low(first);
        double volume = 0;
        double takerBuyVolume = 0;
        long trades = 0;
        boolean tellsTrades = true;
        for (int row = first; row < first + minutes; row++) {
            high = Math.max(high, bars.high(row));
            low = Math.min(low, bars.low(row));
            volume += bars.volume(row);
            takerBuyVolume += bars.takerBuyVolume(row);
            trades += bars.trades(row);
            tellsTrades &= bars.trades(row) != Bar.UNKNOWN_TRADES;
        }
        return new Bar(
                bars.openTime(first),
                bars.open(first),
                high,
                low,
                bars.close(first + minutes - 1),
                volume,
                tellsTrades ? trades : Bar.UNKNOWN_TRADES,
                takerBuyVolume);
    }
}
