package dev.scalpel.benchmarks.faults.portfolio;

import dev.scalpel.benchmarks.faults.broken.EngineVariant;
import dev.scalpel.benchmarks.faults.calls.StormBars;
import dev.scalpel.benchmarks.faults.testbed.PortfolioTestbed;
import dev.scalpel.benchmarks.faults.venues.PortfolioMarket;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** The portfolio of a storm and its instruments. */
final class StormPortfolios {

    private static final int HISTORY = 120;
    /** The calm takes longer than a minute, and a frozen process sleeps. */
    private static final int SPARE = 120;

    private static final Instant FUNDING = Instant.parse("2026-06-01T08:00:00Z");
    private static final BigDecimal RATE = new BigDecimal("0.0003");
    private static final double TICKS = 100;

    /** In a fixed order: the walk of each depends on those before. */
    private static final SortedMap<String, Double> PRICES =
            new TreeMap<>(Map.of("BTC/USDT", 50_000.0, "ETH/USDT", 2_500.0, "SOL/USDT", 200.0, "XRP/USDT", 10.0));

    /** In whole points, which every tick divides. */
    private static final SortedMap<String, Double> FUTURES =
            new TreeMap<>(Map.of("MES/USD", 6_000.0, "MNQ/USD", 20_000.0, "RTY/USD", 2_400.0, "YM/USD", 45_000.0));

    private static final String FUTURES_SETTINGS = """
        quote: USD
        allocation: %s
        incrementBp: 10
        strategies:
          mes: {ticker: MES1!, instrument: MES/USD, share: 0.3}
          mnq: {ticker: MNQ1!, instrument: MNQ/USD, share: 0.25, stopLoss: 0.01}
          rty: {ticker: RTY1!, instrument: RTY/USD, share: 0.4, stopLoss: 0.01, takeProfit: 0.01}
        """;

    private static final String SETTINGS = """
        quote: USDT
        allocation: %s
        incrementBp: 10
        strategies:
          btc: {ticker: BTCUSDT, instrument: BTC/USDT, share: 0.3}
          eth: {ticker: ETHUSDT, instrument: ETH/USDT, share: 0.25, stopLoss: 0.01}
          sol: {ticker: SOLUSDT, instrument: SOL/USDT, share: 0.4, stopLoss: 0.01, takeProfit: 0.01}
        """;

    private StormPortfolios() {}

    static PortfolioTestbed testbed(
            PortfolioMarket market, int minutes, SplittableRandom random, EngineVariant variant) {
        Instant begin = FUNDING.minusSeconds(60L * (minutes / 2));
        Map<Symbol, BarSeries> bars = new LinkedHashMap<>();
        boolean futures = market == PortfolioMarket.TRADOVATE;
        double ticks = futures ? 1 : TICKS;
        (futures ? FUTURES : PRICES)
                .forEach((symbol, price) -> bars.put(
                        Symbol.parse(symbol),
                        StormBars.around(
                                price,
                                exact -> Math.round(exact * ticks) / ticks,
                                Minutes.plus(begin.toEpochMilli(), -HISTORY),
                                HISTORY,
                                HISTORY + minutes + SPARE,
                                random)));
        String allocation = random.nextBoolean() ? "multi-strategy" : "buy-side-boost";
        return new PortfolioTestbed(
                market,
                bars,
                begin,
                RATE,
                (futures ? FUTURES_SETTINGS : SETTINGS).formatted(allocation),
                variant.decorators().get());
    }
}
