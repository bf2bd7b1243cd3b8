package dev.scalpel.localexchange;

import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.time.Instant;

/** Bars whose numbers can be followed by hand. */
public final class TestBars {

    public static final Instant START = Instant.parse("2024-06-01T00:00:00Z");
    public static final long T0 = START.toEpochMilli();
    public static final Symbol BTC = Symbol.parse("BTC/USDT");
    public static final Symbol ETH = Symbol.parse("ETH/USDT");

    private TestBars() {}

    public static long minute(int number) {
        return Minutes.plus(T0, number);
    }

    public static Bar bar(int minute, double open, double high, double low, double close) {
        return new Bar(minute(minute), open, high, low, close, 12.5, 40, 5.25);
    }

    /** Opens at 100, 101, 102, …; each bar goes 2 down, 3 up and closes where the next one opens. */
    public static BarSeries rising(int minutes) {
        BarSeries.Builder bars = new BarSeries.Builder(minutes);
        for (int i = 0; i < minutes; i++) {
            bars.add(bar(i, 100 + i, 103 + i, 98 + i, 101 + i));
        }
        return bars.build();
    }

    /** All bars at one price. */
    public static BarSeries flat(int minutes, double price) {
        BarSeries.Builder bars = new BarSeries.Builder(minutes);
        for (int i = 0; i < minutes; i++) {
            bars.add(bar(i, price, price, price, price));
        }
        return bars.build();
    }
}
