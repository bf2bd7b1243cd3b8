package dev.scalpel.execution.strategy;

import dev.scalpel.execution.champion.ChampionStatus;
import dev.scalpel.execution.context.MarketReader;
import dev.scalpel.market.Bar;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.InstrumentId;
import dev.scalpel.market.Minutes;
import dev.scalpel.market.Symbol;
import dev.scalpel.portfolio.evidence.FilterStandings;
import dev.scalpel.portfolio.state.ClosedTrade;
import dev.scalpel.portfolio.state.OpenTrade;
import dev.scalpel.portfolio.state.TradeLeg;
import dev.scalpel.settings.Settings;
import dev.scalpel.settings.SettingsReader;
import dev.scalpel.store.bars.StoredBars;
import dev.scalpel.store.local.MemoryStore;
import dev.scalpel.strategy.Origin;
import dev.scalpel.strategy.StrategyId;
import dev.scalpel.trading.EntryBasis;
import dev.scalpel.trading.ExitReason;
import dev.scalpel.trading.PositionSide;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A portfolio with a strategy that follows the model, one that it filters, and two that momentum confirms. */
abstract class DecisionsFixture {

    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    static final Settings SETTINGS =
            SettingsReader.fromText("the test's settings", """
            venue: binance-usdm
            symbols: {BTC/USDT: 0.1, ETH/USDT: 0.1}
            limits: {staleBarSeconds: 120}
            portfolios:
              crypto:
                quote: USDT
                strategies:
                  own: {instrument: BTC/USDT, share: 0.9}
                  filtered: {ticker: E, instrument: ETH/USDT, share: 0.05, filter: model, filterMinProbability: 0.5,
                      filterFullProbability: 0.6}
                  confirmed: {ticker: S, instrument: SOL/USDT, share: 0.02, confirm: {1m: momentum}}
                  twice: {ticker: X, instrument: XRP/USDT, share: 0.01, confirm: {1m: momentum, 2m: momentum}}
            """, Map.of()).settings();

    private static final int BARS = 120;

    final MemoryStore store = new MemoryStore();
    final FilterStandings standings = new FilterStandings(store);
    ChampionStatus champion = new ChampionStatus.Flat("never promoted");
    Instant now = NOW;
    Set<PositionSide> sides = EnumSet.allOf(PositionSide.class);

    DecisionsFixture() {
        for (String symbol : new String[] {"BTC/USDT", "ETH/USDT"}) {
            append(symbol, 0, BARS);
        }
    }

    /** Two hours of bars at a price of 100, of which these. */
    final void append(String symbol, int from, int to) {
        BarSeries bars = BarSeries.of(IntStream.range(from, to)
                .mapToObj(row -> new Bar(Minutes.plus(NOW.toEpochMilli(), row - BARS), 100, 100, 100, 100, 5, 4, 3))
                .toList());
        new StoredBars(store).append(new InstrumentId("binance-usdm", Symbol.parse(symbol)), bars);
    }

    final ChampionDecisions decisions() {
        StoredBars bars = new StoredBars(store);
        MarketReader markets = new MarketReader(bars, SETTINGS.referenceInstrument());
        EntryFilters filters = new EntryFilters(
                (instrument, at) -> champion,
                markets,
                bars,
                standings,
                SETTINGS.limits().forTrading());
        return new ChampionDecisions(
                SETTINGS,
                SETTINGS.portfolio("crypto").orElseThrow(),
                new ModelTargets(
                        (instrument, at) -> champion,
                        markets,
                        SETTINGS.limits().cooldownMinutes(),
                        (instrument, at) -> sides),
                new TrendTargets(bars, filters, Duration.ofMinutes(15), (instrument, at) -> sides),
                filters);
    }

    static OpenTrade open(Optional<EntryBasis> basis) {
        return new OpenTrade(
                "o1",
                StrategyId.of("own", Origin.MODEL),
                PositionSide.LONG,
                BigDecimal.ONE,
                leg(NOW.toEpochMilli() - 600_000),
                Optional.empty(),
                new TreeMap<>(),
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                NOW.toEpochMilli(),
                Optional.empty(),
                basis,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A trade that its stop has closed. */
    static ClosedTrade closed(long time) {
        return new ClosedTrade(
                "o1",
                StrategyId.of("own", Origin.MODEL),
                PositionSide.LONG,
                BigDecimal.ONE,
                leg(time - 600_000),
                leg(time),
                new TreeMap<>(),
                BigDecimal.ONE.negate(),
                BigDecimal.ZERO,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ExitReason.STOP,
                Optional.empty());
    }

    private static TradeLeg leg(long time) {
        BigDecimal price = new BigDecimal("100");
        return new TradeLeg(time, time, price, BigDecimal.ONE, BigDecimal.ONE, price);
    }
}
