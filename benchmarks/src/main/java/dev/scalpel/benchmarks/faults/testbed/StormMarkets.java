package dev.scalpel.benchmarks.faults.testbed;

import dev.scalpel.localexchange.market.Filters;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.research.synthetic.MarketSpec;
import dev.scalpel.research.synthetic.SyntheticMarket;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The markets of the storms: synthetic bars, with price gaps that jump stops, and minutes without trading. */
public final class StormMarkets {

    public static final int HISTORY = 70;
    public static final Symbol ETH = Symbol.parse("ETH/USDT");
    static final Symbol BTC = Symbol.parse("BTC/USDT");
    /** A pair whose step is a whole coin of ten dollars, so that dust is a visible part of a position. */
    static final Symbol COARSE = Symbol.parse("XYZ/USDT");

    private static final long START = Instant.parse("2026-03-02T10:00:00Z").toEpochMilli();
    private static final int GAP_EVERY = 45;
    private static final int CLOSED_EVERY = 170;
    private static final int MAX_CLOSED = 12;

    private StormMarkets() {}

    /** The symbols of a storm, by its seed. */
    public static List<ListedSymbol> of(long seed, int minutes) {
        boolean maker = isMaker(seed);
        List<Symbol> symbols =
                switch ((int) (seed % 4)) {
                    case 0 -> List.of(ETH);
                    case 1 -> List.of(BTC);
                    case 2 -> List.of(ETH, BTC);
                    default -> List.of(ETH, COARSE);
                };
        MarketSpec spec = MarketSpec.of(symbols, START, 1, seed).withMinutes(HISTORY + minutes);
        SyntheticMarket market = SyntheticMarket.of(spec);
        String share = symbols.size() == 1 ? "0.7" : "0.35";
        BigDecimal halfSpread = new BigDecimal(maker ? "0.00002" : "0");
        List<ListedSymbol> listed = new ArrayList<>();
        for (Symbol symbol : symbols) {
            Filters filters = filters(symbol);
            BarSeries bars =
                    disturbed(market.bars(symbol), filters.tick().scale(), new SplittableRandom(seed + listed.size()));
            listed.add(new ListedSymbol(symbol, bars, filters, halfSpread, share));
        }
        return listed;
    }

    public static boolean isMaker(long seed) {
        return seed % 5 == 4;
    }

    /** For the first two Binance's filters: exchangeInfo in November 2026, rounded. */
    public static Filters filters(Symbol symbol) {
        if (symbol.equals(ETH)) {
            return Filters.of("0.01", "0.0001");
        }
        return symbol.equals(BTC) ? Filters.of("0.01", "0.00001") : Filters.of("0.0001", "1");
    }

    /** With random price jumps, and minutes without trading. */
    private static BarSeries disturbed(BarSeries bars, int decimals, SplittableRandom random) {
        BarSeries.Builder built = new BarSeries.Builder(bars.size());
        double level = 1;
        int closed = 0;
        for (int row = 0; row < bars.size(); row++) {
            boolean history = row <= HISTORY;
            if (!history && random.nextInt(GAP_EVERY) == 0) {
                level *= 1 + (random.nextBoolean() ? -1 : 1) * (0.002 + 0.03 * random.nextDouble());
            }
            if (!history && random.nextInt(CLOSED_EVERY) == 0) {
                closed = 1 + random.nextInt(MAX_CLOSED);
            }
            // The last bar stays, because it marks the end of the testbed.
            if (closed > 0 && row < bars.size() - 1) {
                closed--;
            } else {
                built.add(scaled(bars.bar(row), level, decimals));
            }
        }
        return built.build();
    }

    private static Bar scaled(Bar bar, double level, int decimals) {
        return new Bar(
                bar.openTime(),
                rounded(bar.open() * level, decimals),
                rounded(bar.high() * level, decimals),
                rounded(bar.low() * level, decimals),
                rounded(bar.close() * level, decimals),
                bar.volume(),
                bar.trades(),
                bar.takerBuyVolume());
    }

    private static double rounded(double price, int decimals) {
        double unit = Math.pow(10, decimals);
        return Math.round(price * unit) / unit;
    }

    /** Quiet bars of one sigma around a price, moved by multiples of sigma after a bar. */
    public static BarSeries quiet(double price, double sigma, int minutes, int fromMinute, List<Integer> moves) {
        BarSeries.Builder bars = new BarSeries.Builder(HISTORY + minutes);
        double close = price;
        for (int row = 0; row < HISTORY + minutes; row++) {
            int at = row - HISTORY - fromMinute;
            double open = close;
            close = price + (at >= 0 && at < moves.size() ? moves.get(at) * sigma : 0);
            double middle = (open + close) / 2;
            double high = Math.max(Math.max(open, close), middle + sigma / 2);
            double low = Math.min(Math.min(open, close), middle - sigma / 2);
            bars.add(new Bar(Minutes.plus(START, row), open, high, low, close, 10, 20, 5));
        }
        return bars.build();
    }
}
