package dev.scalpel.features;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.function.LongPredicate;

/** Bars for tests from plain arithmetic, so that every machine draws the same ones. */
public final class RandomBars {

    /** A Friday evening, so that the days and the week turn over soon. */
    public static final long START = Instant.parse("2024-03-01T22:41:00Z").toEpochMilli();

    private final SplittableRandom random;
    private double gapShare;
    private double untoldShare;
    private double quietShare = 0.05;

    private RandomBars(long seed) {
        random = new SplittableRandom(seed);
    }

    public static RandomBars seeded(long seed) {
        return new RandomBars(seed);
    }

    /** Each minute is absent with this probability. */
    public RandomBars withGaps(double share) {
        gapShare = share;
        return this;
    }

    /** Each minute leaves out trades, and another taker flow, with this probability. */
    public RandomBars withUntold(double share) {
        untoldShare = share;
        return this;
    }

    public RandomBars withQuiet(double share) {
        quietShare = share;
        return this;
    }

    public BarSeries minutes(int minutes) {
        BarSeries.Builder builder = new BarSeries.Builder(minutes);
        double price = 100 + 900 * random.nextDouble();
        for (int minute = 0; minute < minutes; minute++) {
            Bar bar = next(Minutes.plus(START, minute), price);
            price = bar.close();
            if (random.nextDouble() >= gapShare) {
                builder.add(bar);
            }
        }
        return builder.build();
    }

    private Bar next(long openTime, double previousClose) {
        if (random.nextDouble() < quietShare) {
            return Bar.quiet(openTime, previousClose);
        }
        double open = moved(previousClose, 0.0005);
        double close = moved(open, 0.002);
        double high = Math.max(open, close) * (1 + 0.001 * random.nextDouble());
        double low = Math.min(open, close) * (1 - 0.001 * random.nextDouble());
        double volume = 50 * random.nextDouble() * random.nextDouble();
        long trades = random.nextDouble() < untoldShare ? Bar.UNKNOWN_TRADES : 1 + random.nextInt(500);
        double taker = random.nextDouble() < untoldShare ? Bar.UNKNOWN_VOLUME : volume * random.nextDouble();
        return new Bar(openTime, open, high, low, close, volume, trades, taker);
    }

    private double moved(double price, double most) {
        return price * (1 + most * (2 * random.nextDouble() - 1));
    }

    /** The same bars without those whose minute, counted from {@link #START}, is to be dropped. */
    public static BarSeries without(BarSeries bars, LongPredicate minute) {
        BarSeries.Builder builder = new BarSeries.Builder(bars.size());
        for (int row = 0; row < bars.size(); row++) {
            if (!minute.test(Minutes.between(START, bars.openTime(row)))) {
                builder.add(bars.bar(row));
            }
        }
        return builder.build();
    }
}
